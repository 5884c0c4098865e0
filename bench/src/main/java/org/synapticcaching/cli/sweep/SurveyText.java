package org.synapticcaching.cli.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.console.Durations;
import org.synapticcaching.figure.run.Shard;
import org.synapticcaching.sweep.Axis;
import org.synapticcaching.sweep.Grid;
import org.synapticcaching.sweep.Survey;

/** A plan in words: what {@code --dry-run} prints. */
final class SurveyText {
  private SurveyText() {}

  static String of(Grid grid, Survey survey, int threads, Shard shard) {
    StringBuilder text = new StringBuilder();
    for (Axis axis : grid.axes()) {
      text.append(
          "%s: %d values, %s to %s%n"
              .formatted(axis.option(), axis.size(), axis.word(0), axis.word(axis.size() - 1)));
    }
    text.append(
        "%d points in %d batches%n".formatted(survey.whole().points(), survey.whole().batches()));
    for (Map.Entry<String, Survey.Part> group : survey.groups().entrySet()) {
      Survey.Part part = group.getValue();
      text.append(
          "  %s: %d points in %d batches, %s of one core%n"
              .formatted(group.getKey(), part.points(), part.batches(), words(part.seconds())));
    }
    if (!shard.isWhole()) {
      Survey.Part own = survey.own();
      text.append(
          "shard %s: %d points in %d batches%n".formatted(shard, own.points(), own.batches()));
    }
    Survey.Part own = survey.own();
    long side = Math.min(threads, own.batches());
    text.append(
        "about %s on %d threads of a fast processor (a card is not reckoned with)%n"
            .formatted(words(own.seconds() / Math.max(1, side)), side));
    text.append(
        String.format(
            Locale.ROOT,
            "at most %.3g MB of memory for each thread, besides the data%n",
            survey.most() * 1e-6));
    return text.toString();
  }

  private static String words(double seconds) {
    return Durations.words(Duration.ofMillis(Math.max(1, Math.round(1000 * seconds))));
  }
}
