package org.synapticcaching.cli.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.synapticcaching.figure.FigureReport;
import org.synapticcaching.figure.claim.Basis;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.claim.Verdict;

/**
 * How many claims of figures were met, by what they rest on and by figure, and which were not.
 *
 * @param reports of finished figures
 */
record ClaimsSummary(List<FigureReport> reports) {
  private static final String NAME = "%-18s";
  private static final String CELL = "%13s";

  ClaimsSummary {
    reports = List.copyOf(reports);
  }

  /** Such as {@code 4 met, 1 not met}; {@code no claims} where there are none. */
  static String inOneLine(FigureReport report) {
    Map<Verdict, Long> counts = counts(report.judgements().stream());
    String words =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().id())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "no claims" : words;
  }

  private static Map<Verdict, Long> counts(Stream<Judgement> judgements) {
    return judgements.collect(
        Collectors.groupingBy(
            Judgement::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
  }

  /** Claims that were judged and are not met, each with its figure. */
  List<String> unmet() {
    List<String> lines = new ArrayList<>();
    for (FigureReport report : reports) {
      report.judgements().stream()
          .filter(judgement -> judgement.verdict() == Verdict.NOT_MET)
          .forEach(judgement -> lines.add(report.card().id() + ": " + judgement.claim().text()));
    }
    return lines;
  }

  /** Tables of counts by basis and by figure, then each claim that is not met with its numbers. */
  String text() {
    StringBuilder text = new StringBuilder(header("claims by basis"));
    for (Basis basis : Basis.values()) {
      text.append(line(basis.id(), judgements(any -> any.claim().basis() == basis)));
    }
    text.append(line("all", judgements(any -> true)));
    text.append(String.format("%n")).append(header("claims by figure"));
    for (FigureReport report : reports) {
      text.append(line(report.card().id(), report.judgements().stream()));
    }
    if (!unmet().isEmpty()) {
      text.append(String.format("%nnot met:%n"));
      reports.forEach(report -> describeUnmet(report, text));
    }
    return text.toString();
  }

  private Stream<Judgement> judgements(Predicate<Judgement> wanted) {
    return reports.stream().flatMap(report -> report.judgements().stream()).filter(wanted);
  }

  private static String header(String first) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, NAME, first));
    for (Verdict verdict : Verdict.values()) {
      line.append(String.format(Locale.ROOT, CELL, verdict.id()));
    }
    return line + String.format("%n");
  }

  private static String line(String name, Stream<Judgement> judgements) {
    Map<Verdict, Long> counts = counts(judgements);
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, NAME, name));
    for (Verdict verdict : Verdict.values()) {
      line.append(String.format(Locale.ROOT, CELL, counts.getOrDefault(verdict, 0L)));
    }
    return line + String.format("%n");
  }

  private static void describeUnmet(FigureReport report, StringBuilder text) {
    for (Judgement judgement : report.judgements()) {
      if (judgement.verdict() == Verdict.NOT_MET) {
        Claim claim = judgement.claim();
        text.append(
            String.format(
                Locale.ROOT,
                "  %s: %s [%s]%n    %s: expected %s, measured %s%n",
                report.card().id(),
                claim.text(),
                claim.basis().id(),
                claim.how(),
                claim.expected().words(),
                number(judgement.measured())));
        report
            .referenceWords(claim)
            .ifPresent(words -> text.append(String.format("    reference: %s%n", words)));
      }
    }
  }

  private static String number(Measurement measured) {
    return measured.isPresent()
        ? Expectation.number(measured.value())
        : "nothing: " + measured.detail();
  }
}
