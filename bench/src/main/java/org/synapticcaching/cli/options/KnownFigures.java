package org.synapticcaching.cli.options;

import java.util.List;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.word.KnownWords;

/** The figures that users can name. */
public record KnownFigures(List<Figure> figures) {
  public KnownFigures {
    figures = List.copyOf(figures);
  }

  /**
   * Those with these ids, each once.
   *
   * @throws UsageException when there is no id, or one is unknown
   */
  public List<Figure> named(List<String> ids) {
    if (ids.isEmpty()) {
      throw new UsageException(
          "name a figure, or --all, or --list; known: " + String.join(", ", words().words()));
    }
    return ids.stream().distinct().map(this::named).toList();
  }

  private Figure named(String id) {
    return figures.stream()
        .filter(figure -> figure.card().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UsageException(words().refusal(id)));
  }

  private KnownWords words() {
    return new KnownWords("figure", figures.stream().map(figure -> figure.card().id()).toList());
  }
}
