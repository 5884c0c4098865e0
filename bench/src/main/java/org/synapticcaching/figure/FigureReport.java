package org.synapticcaching.figure;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.synapticcaching.console.Durations;
import org.synapticcaching.figure.claim.Claim;
import org.synapticcaching.figure.claim.Expectation;
import org.synapticcaching.figure.claim.Judgement;
import org.synapticcaching.figure.claim.Measurement;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.Scale;

/**
 * What became of a figure.
 *
 * @param card which one
 * @param scale at which scale
 * @param conditions images and backend in words; empty for figures that need none
 * @param points number of points
 * @param finished how many of them are finished and saved
 * @param reused how many of those had been saved before
 * @param judgements of all claims; empty when interrupted
 * @param reference a kept run of the same figure to compare with, if there is one
 * @param notes what a reader must know
 * @param warnings what could not be drawn, and why
 * @param files what was written, and what could not be
 * @param time how long it took
 */
public record FigureReport(
    FigureCard card,
    Scale scale,
    String conditions,
    int points,
    int finished,
    int reused,
    List<Judgement> judgements,
    Optional<ReferenceRun> reference,
    List<String> notes,
    List<String> warnings,
    WrittenFiles files,
    Duration time) {

  public FigureReport {
    judgements = List.copyOf(judgements);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /** Whether all points are finished and the figure is drawn. */
  public boolean complete() {
    return finished == points;
  }

  /** What the reference run measured of a claim, in words, if there is one. */
  public Optional<String> referenceWords(Claim claim) {
    return reference.flatMap(run -> run.of(claim)).map(entry -> entry.words(claim));
  }

  /** Prints a short summary for people. */
  public void print(PrintWriter out) {
    String from = reused == 0 ? "" : ", " + reused + " of " + points + " runs taken from before";
    out.printf(
        Locale.ROOT,
        "%s: %s%n  %s scale%s, %s%s%n",
        card.id(),
        card.title(),
        scale.id(),
        conditions.isEmpty() ? "" : ", " + conditions,
        Durations.words(time),
        from);
    reference.ifPresent(run -> out.printf("  beside the reference run: %s%n", run.words()));
    for (Judgement judgement : judgements) {
      print(out, judgement);
      referenceWords(judgement.claim())
          .ifPresent(words -> out.printf("              reference: %s%n", words));
    }
    notes.forEach(note -> out.printf("  note: %s%n", note));
    warnings.forEach(warning -> out.printf("  warning: %s%n", warning));
    out.printf("  %s%n", files.words());
    out.flush();
  }

  private static void print(PrintWriter out, Judgement judgement) {
    Claim claim = judgement.claim();
    Measurement measured = judgement.measured();
    String number =
        measured.isPresent()
            ? Expectation.number(measured.value())
                + (measured.runs() > 1 ? " (" + measured.runs() + " runs)" : " (1 run)")
            : "nothing: " + measured.detail();
    String expected =
        claim.expected().isNone() ? "" : "expected " + claim.expected().words() + ", ";
    out.printf(
        Locale.ROOT,
        "  %-11s %s [%s]%n              %s: %smeasured %s%n",
        judgement.verdict().id(),
        claim.text(),
        claim.basis().id(),
        claim.how(),
        expected,
        number);
  }
}
