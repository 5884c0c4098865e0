package org.synapticcaching.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.word.KnownWords;

/**
 * Makes the page of a folder of results.
 *
 * @param results the folder, which may hold figures, {@code bench} and {@code reference}
 * @param page where the page is to be: its links are relative to that
 * @param figures all that can be shown, in order
 */
public record Report(Path results, Path page, List<Figure> figures) {
  private static final String ABSENT = "Not shown";

  public Report {
    figures = List.copyOf(figures);
  }

  /**
   * The page.
   *
   * @param others sections that follow those of the figures
   * @param otherNumbers numbers that go with them
   * @param notice receives a line for what cannot be shown
   * @throws IOException when the folder has neither a figure nor anything else to be shown
   */
  public byte[] html(List<Section> others, List<KeyNumber> otherNumbers, Consumer<String> notice)
      throws IOException {
    List<Section> sections = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    FirstScreen first = new FirstScreen(figures.size());
    for (Figure figure : figures) {
      String id = figure.card().id();
      Optional<FigureFolder> folder = FigureFolder.of(results, id);
      if (folder.isEmpty()) {
        missing.add(id);
        continue;
      }
      first.add(folder.get());
      sections.add(new FigureSection(figure, folder.get(), new PagePlace(page)).section());
    }
    if (sections.isEmpty() && others.isEmpty()) {
      throw new FileSystemException(
          results.toString(),
          null,
          "holds no results to report; run 'reproduce', 'figure' or 'bench' first, or name"
              + " the folder that they wrote to");
    }
    sections.addAll(others);
    List<Block> unknown = unknown();
    if (!unknown.isEmpty()) {
      sections.add(
          new Section("unknown", ABSENT, "unknown figures", "Folders of unknown figures", unknown));
    }
    sections.forEach(
        section ->
            section.problems().forEach(line -> notice.accept(section.label() + ": " + line)));
    if (!missing.isEmpty()) {
      sections.add(
          new Section(
              "missing",
              ABSENT,
              "figures not made",
              "Figures that were not made",
              List.of(new Block.Words(String.join(", ", missing)))));
    }
    List<KeyNumber> numbers = new ArrayList<>(first.numbers());
    numbers.addAll(otherNumbers);
    return new Page("Synaptic caching: results", first.line(), numbers, sections)
        .html()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A problem for each folder that has claims, and the name of no figure. */
  private List<Block> unknown() throws IOException {
    KnownWords known =
        KnownWords.of("figure", figures.stream().map(figure -> figure.card().id()).toList());
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(results)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (FigureFolder.isOne(folder) && !known.words().contains(name)) {
          names.add(name);
        }
      }
    }
    return names.stream()
        .sorted()
        .map(
            name ->
                (Block)
                    new Block.Problem(
                        results.resolve(name)
                            + ": this version knows no such figure"
                            + known.meant(name)))
        .toList();
  }
}
