package org.synapticcaching.check.part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.console.Progress;
import org.synapticcaching.roofline.Ceiling;
import org.synapticcaching.roofline.CeilingMeasurement;
import org.synapticcaching.roofline.Ceilings;
import org.synapticcaching.roofline.Resource;

/** What card and processor can do at most; kept for the bounds of the benchmarks. */
final class CeilingPart implements CheckPart {
  /** The file in the folder of the card. */
  static final String FILE = "ceilings.json";

  private static final double GIGA = 1e-9;

  @Override
  public PartResult run(Context context) throws IOException, InterruptedException {
    CeilingMeasurement.Effort effort =
        context.scale().emulated()
            ? CeilingMeasurement.Effort.LEAST
            : CeilingMeasurement.Effort.WHOLE;
    Ceilings ceilings =
        new CeilingMeasurement(context.command(), context.version(), effort)
            .measure(Progress.SILENT);
    List<Finding> findings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Ceiling ceiling : ceilings.ceilings()) {
      boolean onCard =
          List.of(Resource.values()).stream()
              .anyMatch(each -> each.onCard() && each.id().equals(ceiling.id()));
      if (onCard) {
        String rate =
            String.format(Locale.ROOT, "%.0f G%s", GIGA * ceiling.value(), ceiling.unit());
        findings.add(new Finding(ceiling.id(), ceiling.value(), ceiling.unit(), rate, ""));
        words.add(ceiling.words().replace("card ", "") + " " + rate);
      }
    }
    if (context.scale().emulated()) {
      return PartResult.good(
          "those of the processor, which do not count; an emulation has none",
          List.of(
              Finding.emulated(Resource.CARD_MEMORY.id()),
              Finding.emulated(Resource.CARD_FMA_FLOAT32.id()),
              Finding.emulated(Resource.CARD_SGEMM.id())));
    }
    ceilings.write(context.folder().resolve(FILE));
    return PartResult.good(String.join(", ", words), findings);
  }
}
