package org.synapticcaching.cli.options;

import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.word.KnownWords;

/** The figures that users can name. */
public record KnownFigures(List<Figure> figures) {
  private static final String ALL = "all";

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

  /**
   * Those that words stand for: ids, sources or {@code all}, which no word stands for too; each
   * once and in the order of the list.
   *
   * @throws UsageException when a word is unknown
   */
  public List<Figure> chosen(List<String> words) {
    KnownWords choices = new KnownWords("figure or source", choices());
    for (String word : words) {
      if (!choices.words().contains(word)) {
        throw new UsageException(choices.refusal(word));
      }
    }
    return figures.stream()
        .filter(
            figure ->
                words.isEmpty()
                    || words.contains(ALL)
                    || words.contains(figure.card().id())
                    || words.contains(source(figure)))
        .toList();
  }

  /** The words for {@link #chosen}. */
  public List<String> choices() {
    return Stream.of(Stream.of(ALL), figures.stream().map(KnownFigures::source), ids().stream())
        .flatMap(words -> words)
        .distinct()
        .toList();
  }

  /** All ids, in the order of the list. */
  public List<String> ids() {
    return figures.stream().map(figure -> figure.card().id()).toList();
  }

  /** What an id begins with. */
  private static String source(Figure figure) {
    return figure.card().id().split("-")[0];
  }

  private Figure named(String id) {
    return figures.stream()
        .filter(figure -> figure.card().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UsageException(words().refusal(id)));
  }

  private KnownWords words() {
    return new KnownWords("figure", ids());
  }
}
