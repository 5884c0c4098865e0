package org.synapticcaching.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Verdict;

/** Counts what the first screen says of figures. */
final class FirstScreen {
  private final int all;
  private int own;
  private int references;
  private final List<JudgedClaim> claims = new ArrayList<>();

  /** Figures by the machine that made them. */
  private final Map<String, Integer> machines = new LinkedHashMap<>();

  private final Map<String, Integer> backends = new TreeMap<>();
  private final TreeSet<String> systems = new TreeSet<>();
  private final TreeSet<String> versions = new TreeSet<>();
  private final TreeSet<String> dates = new TreeSet<>();

  /**
   * Nothing counted yet.
   *
   * @param all number of figures that there are
   */
  FirstScreen(int all) {
    this.all = all;
  }

  /** Counts a figure; what its files do not tell is told in its section. */
  void add(FigureFolder folder) {
    own += folder.reference() ? 0 : 1;
    references += folder.reference() ? 1 : 0;
    try {
      claims.addAll(folder.claims());
    } catch (IOException told) {
      // In the figure's section.
    }
    try {
      RunFacts run = new RunFacts(folder.run());
      count(machines, run.machine());
      count(backends, run.run().path("backend").asText());
      systems.add(run.system());
      versions.add(run.run().path("version").asText());
      dates.add(run.started());
    } catch (IOException told) {
      // In the figure's section.
    }
  }

  private static void count(Map<String, Integer> counts, String word) {
    if (!word.isEmpty()) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  /** What the page was made from; the date is that of the newest figure. */
  String line() {
    String newest = dates.isEmpty() ? "" : dates.last();
    String made =
        newest.length() < 10 ? "" : "; the newest figure is of " + newest.substring(0, 10);
    String version = String.join(", ", versions).strip();
    return "The metabolic energy of learning, redrawn and measured"
        + (version.isEmpty() ? "" : " by synaptic-caching " + version)
        + made
        + ".";
  }

  /** Figures, claims, machine. */
  List<KeyNumber> numbers() {
    List<KeyNumber> numbers = new ArrayList<>();
    numbers.add(
        new KeyNumber(
            "figures",
            own + references + " of " + all,
            own + " made here, " + references + " reference runs"));
    if (!claims.isEmpty()) {
      numbers.add(met());
    }
    if (!machines.isEmpty()) {
      String most = machines.entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey();
      String others = machines.size() == 1 ? "" : " and " + (machines.size() - 1) + " others";
      numbers.add(
          new KeyNumber(
              "figures made on",
              most + others,
              String.join("; ", systems)
                  + backends.entrySet().stream()
                      .map(each -> each.getKey() + " (" + each.getValue() + ")")
                      .collect(Collectors.joining(", ", "; backends ", ""))));
    }
    return numbers;
  }

  private KeyNumber met() {
    List<String> parts = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      List<JudgedClaim> part =
          claims.stream().filter(claim -> claim.basis().equals(basis.id())).toList();
      if (judged(part) > 0) {
        parts.add(basis.id() + " " + of(part));
      }
    }
    long rest = claims.size() - judged(claims);
    if (rest > 0) {
      parts.add(rest + " more reported or not judged");
    }
    return new KeyNumber("claims met", of(claims), String.join("; ", parts));
  }

  private static String of(List<JudgedClaim> claims) {
    return count(claims, Verdict.MET) + " of " + judged(claims);
  }

  private static long judged(List<JudgedClaim> claims) {
    return count(claims, Verdict.MET) + count(claims, Verdict.NOT_MET);
  }

  private static long count(List<JudgedClaim> claims, Verdict verdict) {
    return claims.stream().filter(claim -> claim.verdict().equals(verdict.id())).count();
  }
}
