package org.synapticcaching.cli.figure;

import java.util.List;
import java.util.Locale;
import org.synapticcaching.console.Durations;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.Scale;

/** The list of figures for people: what each shows and how long it takes. */
final class FigureTable {
  private static final String LINE = "%-16s%-8s%-8s%-8s%s%n";

  private FigureTable() {}

  /** The table as text; times are those on two cores. */
  static String of(List<Figure> figures) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, LINE, "figure", "quick", "paper", "images", "shows"));
    for (Figure figure : figures) {
      FigureCard card = figure.card();
      text.append(
          String.format(
              Locale.ROOT,
              LINE,
              card.id(),
              Durations.words(card.time(Scale.QUICK)),
              Durations.words(card.time(Scale.PAPER)),
              card.needs().areImages() ? "yes" : "no",
              card.shows()));
    }
    text.append(String.format("%nTimes are for two cores.%n"));
    return text.toString();
  }
}
