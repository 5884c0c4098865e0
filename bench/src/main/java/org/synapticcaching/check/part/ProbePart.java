package org.synapticcaching.check.part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuVersions;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.machine.GitCommit;
import org.synapticcaching.machine.Machine;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.PerceptronSpec;
import org.synapticcaching.model.Replica;

/**
 * What card and driver there are, and whether every backend of the card learns anything at all: the
 * first network and the first perceptron, as a user meets them, with the time that they take.
 */
final class ProbePart implements CheckPart {
  /** File that tells machine, card, driver and program. */
  static final String ENVIRONMENT = "environment.json";

  private static final int IMAGES = 40;
  private static final int HIDDEN = 10;
  private static final int SYNAPSES = 20;
  private static final double NANO = 1e-9;

  @Override
  public PartResult run(Context context) throws IOException {
    Gpu gpu = Gpu.first();
    GpuVersions versions = GpuVersions.of(gpu);
    AtomicFile.write(
        context.folder().resolve(ENVIRONMENT), Json.pretty(environment(context, gpu, versions)));
    List<Finding> findings = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (Backend backend : Backends.all()) {
      if (backend.design().onDevice() && backend.availability().available()) {
        findings.add(use(backend, context.scale()));
      } else if (backend.design().onDevice()) {
        lacking.add("; " + backend.availability().refusal(backend.id()));
      }
    }
    String cublas = versions.cublas().isEmpty() ? "" : ", cuBLAS " + versions.cublas();
    return PartResult.good(
        "%s, driver %s, CUDA %s%s%s"
            .formatted(
                gpu.name(), versions.driver(), versions.cuda(), cublas, String.join("", lacking)),
        findings);
  }

  private static Finding use(Backend backend, CheckScale scale) {
    DataSet digits =
        DataSets.open(DataRequest.of(DataRequest.DIGITS), line -> {}).limited(IMAGES, IMAGES);
    long start = System.nanoTime();
    Network network =
        Network.lr20(digits.train().inputs(), List.of(HIDDEN), digits.train().classes());
    Consolidation caching = Consolidation.of(ConsolidationPolicy.LOCAL_LOCAL, 0.02, 1000);
    try (Population population =
        backend.open(PopulationSpec.single(network, Replica.of(network, 1, 0.1, caching)))) {
      population.train(digits.train(), IMAGES);
      population.evaluate(digits.test());
      require(population.ledger(0).layers().get(0).path().get(0) > 0, backend, "a network");
    }
    if (Backends.allForPerceptrons().stream().anyMatch(each -> each.id().equals(backend.id()))) {
      PerceptronSpec spec =
          PerceptronSpec.of(
              Consolidation.of(ConsolidationPolicy.LOCAL_GLOBAL, 3, Double.POSITIVE_INFINITY));
      long updates =
          Backends.perceptrons(backend)
              .learn(spec, PerceptronTask.random(SYNAPSES, SYNAPSES, 1))
              .updates();
      require(updates > 0, backend, "a perceptron");
    }
    double seconds = NANO * (System.nanoTime() - start);
    String id = "first-use." + backend.id();
    return scale.emulated()
        ? Finding.emulated(id)
        : new Finding(id, seconds, "s", String.format(Locale.ROOT, "%.1f s", seconds), "");
  }

  private static void require(boolean learned, Backend backend, String what) {
    if (!learned) {
      throw new IllegalStateException(backend.id() + ": " + what + " did not learn anything");
    }
  }

  private static Map<String, Object> environment(Context context, Gpu gpu, GpuVersions versions) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("format", 1);
    facts.put("version", context.version());
    GitCommit.ofProgram().ifPresent(commit -> facts.put("commit", commit));
    facts.put("command", context.command());
    facts.put("emulated", gpu.emulated());
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("name", gpu.name());
    card.put("computeCapability", gpu.computeCapability() / 10.0);
    card.put("multiprocessors", gpu.multiprocessors());
    card.put("memoryBytes", gpu.totalBytes());
    card.put("sharedBytesPerBlock", gpu.sharedBytesPerBlock());
    card.put("sharedBytesPerMultiprocessor", gpu.sharedBytesPerMultiprocessor());
    card.put("driver", versions.driver());
    card.put("cuda", versions.cuda());
    card.put("cublas", versions.cublas());
    facts.put("card", card);
    facts.put("machine", Machine.here().describe());
    return facts;
  }
}
