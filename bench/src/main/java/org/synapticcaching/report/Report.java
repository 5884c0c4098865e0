package org.synapticcaching.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.figure.Figure;

/**
 * Makes the page of a folder of results.
 *
 * @param results the folder, which may hold figures, {@code bench} and {@code reference}
 * @param figures all that can be shown, in order
 */
public record Report(Path results, List<Figure> figures) {
  private static final String MET = "met";
  private static final String NOT_MET = "not met";

  public Report {
    figures = List.copyOf(figures);
  }

  /**
   * The page.
   *
   * @param others sections that follow those of the figures
   * @param otherNumbers numbers that go with them
   * @throws IOException when the folder has neither a figure nor anything else to be shown
   */
  public byte[] page(List<Section> others, List<KeyNumber> otherNumbers) throws IOException {
    List<Section> sections = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int own = 0;
    List<JudgedClaim> claims = new ArrayList<>();
    for (Figure figure : figures) {
      Optional<FigureFolder> folder = FigureFolder.of(results, figure.card().id());
      if (folder.isEmpty()) {
        missing.add(figure.card().id());
        continue;
      }
      own += folder.get().reference() ? 0 : 1;
      claims.addAll(claims(folder.get()));
      sections.add(new FigureSection(figure, folder.get(), results).section());
    }
    if (sections.isEmpty() && others.isEmpty()) {
      throw new IOException(
          results
              + ": holds no results to report; run 'reproduce', 'figure' or 'bench' first, or name"
              + " the folder that they wrote to");
    }
    List<KeyNumber> numbers = new ArrayList<>();
    numbers.add(
        new KeyNumber(
            "figures",
            sections.size() + " of " + figures.size(),
            own + " made here, " + (sections.size() - own) + " reference runs"));
    numbers.add(met(claims));
    numbers.addAll(otherNumbers);
    sections.addAll(others);
    if (!missing.isEmpty()) {
      sections.add(
          new Section(
              "missing",
              "Figures that were not made",
              List.of(new Block.Words(String.join(", ", missing)))));
    }
    return new Page("Synaptic caching: results", numbers, sections)
        .html()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<JudgedClaim> claims(FigureFolder folder) {
    try {
      return folder.claims();
    } catch (IOException told) {
      // The figure's section says so.
      return List.of();
    }
  }

  private static KeyNumber met(List<JudgedClaim> claims) {
    long met = count(claims, MET);
    long judged = met + count(claims, NOT_MET);
    return new KeyNumber(
        "claims met",
        met + " of " + judged,
        (claims.size() - judged) + " more are reported or not judged");
  }

  private static long count(List<JudgedClaim> claims, String verdict) {
    return claims.stream().filter(claim -> claim.verdict().equals(verdict)).count();
  }
}
