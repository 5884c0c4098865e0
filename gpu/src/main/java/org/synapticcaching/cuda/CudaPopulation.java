package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationChecks;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.model.Consolidation;

/** Networks side by side on one device; they learn in {@link CudaTraining}. */
final class CudaPopulation implements Population, DeviceTimed {
  private final PopulationChecks checks;
  private final GpuSession session;
  private final CudaMemory memory;
  private final CudaWeights weights;
  private final CudaTraining training;
  private final CudaLedgers ledgers;
  private final CudaEvaluator tests;
  private final boolean[] active;

  /** Networks whose next backward pass has a forward pass to start from. */
  private final boolean[] forwarded;

  /** Networks without transients that have computed an update but not made it. */
  private final boolean[] updated;

  private Patterns presentedFrom;
  private int[] presented;

  /**
   * Allocates all that a population needs but the data, and draws its weights.
   *
   * @param division how the work is divided
   * @throws org.synapticcaching.device.OutOfDeviceMemory saying how many networks would fit
   */
  static CudaPopulation open(Gpu gpu, PopulationSpec spec, CudaDivision division) {
    GpuSession session = gpu.openSession();
    try {
      return new CudaPopulation(session, spec, division);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  private CudaPopulation(GpuSession session, PopulationSpec spec, CudaDivision division) {
    this.session = session;
    this.checks = new PopulationChecks(spec);
    int count = spec.replicas().size();
    CudaGeometry geometry = division.geometry(spec.network(), session.gpu().multiprocessors());
    this.memory = CudaMemory.allocate(session, spec, geometry, division.hotRows());
    CudaKernels kernels = new CudaKernels(session, memory, count);
    this.weights = new CudaWeights(session, memory);
    weights.draw(spec.network(), spec.replicas(), spec.threads());
    kernels.begin();
    this.training = new CudaTraining(session, memory, kernels, spec, division.visitsPerLaunch());
    this.ledgers = new CudaLedgers(session, memory, kernels, spec.replicas());
    this.tests = new CudaEvaluator(session, memory, spec.network());
    this.active = new boolean[count];
    Arrays.fill(active, true);
    this.forwarded = new boolean[count];
    this.updated = new boolean[count];
    this.presented = new int[count];
  }

  @Override
  public PopulationSpec spec() {
    return checks.spec();
  }

  private int[] selection() {
    int[] selected = new int[active.length];
    int count = 0;
    for (int r = 0; r < active.length; r++) {
      if (active[r]) {
        selected[count++] = r;
      }
    }
    return Arrays.copyOf(selected, count);
  }

  @Override
  public void forward(Patterns patterns, int[] indices) {
    checks.presented(patterns, indices);
    presentedFrom = patterns;
    presented = indices.clone();
    one(CudaKernels.FORWARD);
    for (int r : selection()) {
      forwarded[r] = true;
    }
  }

  @Override
  public void backward() {
    checks.open();
    for (int r : selection()) {
      if (!forwarded[r]) {
        throw new IllegalStateException("backward needs a forward pass before it");
      }
    }
    one(CudaKernels.BACKWARD);
    for (int r : selection()) {
      forwarded[r] = false;
      updated[r] = true;
    }
  }

  @Override
  public void consolidate() {
    checks.open();
    if (presentedFrom == null) {
      presentedFrom = blank();
    }
    one(CudaKernels.CONSOLIDATE);
    for (int r : selection()) {
      updated[r] = false;
    }
  }

  /** The pattern of a consolidation before the first presentation: nothing has changed. */
  private Patterns blank() {
    int inputs = spec().network().inputs();
    return Patterns.ofFloats(new float[inputs], inputs, new int[1], 1);
  }

  /** One step of one presentation. */
  private void one(int mode) {
    training.step(presentedFrom, selection(), presented, mode);
    ledgers.changed();
  }

  @Override
  public void train(Patterns patterns, int presentations) {
    checks.training(patterns, presentations);
    int[] selected = selection();
    if (presentations > 0 && selected.length > 0) {
      training.train(patterns, selected, presentations);
      ledgers.changed();
      for (int r : selected) {
        forwarded[r] = false;
        updated[r] = false;
      }
    }
  }

  @Override
  public List<Evaluation> evaluate(Patterns patterns) {
    checks.patterns(patterns);
    int[] selected = selection();
    int[] correct = tests.correct(patterns, selected);
    List<Evaluation> evaluations = new ArrayList<>();
    int next = 0;
    for (boolean each : active) {
      evaluations.add(each ? new Evaluation(correct[next++], patterns.size()) : null);
    }
    return evaluations;
  }

  @Override
  public float[] outputs(int replica) {
    checks.replica(replica);
    return weights.units(replica, spec().network().layerCount() - 1, 0);
  }

  @Override
  public long presentations(int replica) {
    checks.replica(replica);
    return training.presentations(replica);
  }

  @Override
  public void setActive(int replica, boolean on) {
    checks.replica(replica);
    active[replica] = on;
  }

  @Override
  public boolean isActive(int replica) {
    checks.replica(replica);
    return active[replica];
  }

  @Override
  public double[] thresholds(int replica) {
    checks.replica(replica);
    Consolidation consolidation = spec().replicas().get(replica).consolidation();
    return consolidation.setsItself()
        ? memory.following.thresholds(replica, memory.shape, consolidation)
        : checks.fixedThresholds(replica);
  }

  @Override
  public EnergyLedger ledger(int replica) {
    checks.replica(replica);
    return ledgers.ledger(replica);
  }

  @Override
  public float[] weights(int replica, int layer, WeightPart part) {
    checks.layer(replica, layer);
    float[] values = weights.read(replica, layer, part, spec().network().inputs());
    boolean total = part == WeightPart.TRANSIENT || part == WeightPart.TOTAL;
    if (total && updated[replica] && !memory.replicas.hasTransients(replica)) {
      addUpdate(replica, layer, values);
    }
    return values;
  }

  /** Without transients an update is s until it is consolidated, though nothing stores it. */
  private void addUpdate(int r, int n, float[] values) {
    float[] changes = weights.units(r, n, 2);
    float[] inputs =
        n > 0 ? weights.units(r, n - 1, 0) : new float[spec().network().layers().get(0).pre()];
    if (n == 0) {
      presentedFrom.read(presented[r], inputs, 0);
      if (spec().network().bias()) {
        inputs[inputs.length - 1] = 1;
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += changes[i / inputs.length] * inputs[i % inputs.length];
    }
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, float[] values) {
    checks.weights(replica, layer, part, values);
    training.fold(replica);
    if (part == WeightPart.TRANSIENT && !memory.replicas.hasTransients(replica)) {
      weights.addTransients(replica);
    }
    weights.write(replica, layer, part, values);
    if (memory.replicas.hasTransients(replica)) {
      training.fold(replica);
      weights.checkEverything(replica);
      training.checkEverything(replica);
    }
    ledgers.changed();
  }

  @Override
  public double deviceMilliseconds() {
    checks.open();
    return training.deviceMilliseconds();
  }

  @Override
  public void close() {
    checks.close();
    session.close();
  }
}
