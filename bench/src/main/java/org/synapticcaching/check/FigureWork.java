package org.synapticcaching.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.figure.ReferenceRun;
import org.synapticcaching.figure.claim.Verdict;
import org.synapticcaching.figure.run.Json;

/** Figures at paper scale whose runs take a processor hours, as {@code reproduce} makes them. */
record FigureWork() implements StageWork {
  /** Large networks, populations of small ones, and perceptrons. */
  static final List<String> FIGURES = List.of("lr20-fig5c", "lr20-fig3", "rp24-size");

  private static final List<String> SHORT = List.of("n22-fig1");
  private static final String FOLDER = "figures";

  @Override
  public PartResult run(StageContext context) throws IOException, StageStopped {
    boolean emulated = context.scale().emulated();
    List<String> figures = emulated ? SHORT : FIGURES;
    Path out = context.folder().path().resolve(FOLDER);
    List<String> words = new ArrayList<>(List.of("reproduce"));
    words.addAll(figures);
    words.addAll(emulated ? List.of("--runs", "1") : List.of("--scale", "paper"));
    if (context.fresh()) {
      words.add("--fresh");
    }
    words.addAll(List.of("--backend", CheckStages.CARD_BACKEND, "--out", out.toString()));
    ChildProgram.End end = context.run(context.program().command(words));
    if (end.code() != 0 || end.tooLong()) {
      String resumed = end.tooLong() ? "; the same command goes on from there" : "";
      return PartResult.bad(context.trouble(end, context.folder().log()) + resumed);
    }
    int same = 0;
    int all = 0;
    for (String figure : figures) {
      Optional<ReferenceRun> reference = ReferenceRun.of(figure);
      for (JsonNode claim : claims(out.resolve(figure))) {
        Optional<ReferenceRun.Entry> entry =
            reference.map(run -> run.claims().get(claim.required("claim").asText()));
        String verdict = claim.required("verdict").asText();
        if (entry.isPresent() && !verdict.equals(Verdict.NEEDS_MNIST.id())) {
          all++;
          same += entry.get().verdict().equals(verdict) ? 1 : 0;
        }
      }
    }
    String line =
        emulated
            ? "%s runs".formatted(String.join(", ", figures))
            : "%s of %s claims of %s judged as in the reference runs"
                .formatted(same, all, String.join(", ", figures));
    return PartResult.good(
        line, List.of(emulated ? Finding.emulated(FOLDER) : Finding.of(FOLDER, line)));
  }

  private static JsonNode claims(Path figure) throws IOException {
    try (InputStream in = Files.newInputStream(figure.resolve("claims.json"))) {
      return Json.read(in).required("claims");
    }
  }
}
