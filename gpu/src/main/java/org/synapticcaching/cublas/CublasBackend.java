package org.synapticcaching.cublas;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.device.CublasLibrary;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.population.HostNeed;
import org.synapticcaching.model.Numerics;

/** {@code cublas}: float32 dense matrices on a GPU, one kernel at a time: plain, for comparison. */
public final class CublasBackend implements Backend {
  /** Matrices of this size or larger (16 MiB) keep a device busy by themselves. */
  private static final long LARGE_SYNAPSES = 1L << 22;

  private final Optional<Gpu> card;
  private final long largeSynapses;

  /** As users choose it. */
  public CublasBackend() {
    this(LARGE_SYNAPSES);
  }

  /** With matrices of at least {@code largeSynapses} multiplied one by one. */
  CublasBackend(long largeSynapses) {
    this(Optional.empty(), largeSynapses);
  }

  /** On this card; without one on the first, once there is something to compute. */
  private CublasBackend(Optional<Gpu> card, long largeSynapses) {
    this.card = card;
    this.largeSynapses = largeSynapses;
  }

  private Gpu gpu() {
    return card.orElseGet(Gpu::first);
  }

  @Override
  public String id() {
    return "cublas";
  }

  @Override
  public String description() {
    return "GPU, float32, dense matrices and cuBLAS, one kernel at a time; for comparison (TF32"
        + " with -D"
        + PopulationSpec.TF32_PROPERTY
        + "=true)";
  }

  @Override
  public BackendDesign design() {
    return BackendDesign.DEVICE_DENSE;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Availability availability() {
    Availability library = CublasLibrary.availability();
    return library.available()
        ? card.map(gpu -> Availability.on(gpu.description())).orElse(library)
        : library;
  }

  @Override
  public List<Backend> onEachDevice() {
    return Gpu.each(this, card, this::on);
  }

  @Override
  public Backend onDevice(int number) {
    return on(Gpu.numbered(number));
  }

  private Backend on(Gpu gpu) {
    return new CublasBackend(Optional.of(gpu), largeSynapses);
  }

  /** The version of the library may change them too, but is known only to an open session. */
  @Override
  public Numerics numerics() {
    String tf32 = Boolean.getBoolean(PopulationSpec.TF32_PROPERTY) ? ", TF32" : "";
    return new Numerics(id(), design().numbers(), gpu().numerics() + tf32);
  }

  @Override
  public Optional<String> busAddress() {
    return availability().available() ? gpu().busAddress() : Optional.empty();
  }

  @Override
  public boolean prefersPopulations() {
    return true;
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return HostNeed.bytes(spec);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.synapticcaching.device.OutOfDeviceMemory when it does not fit, saying what would
   */
  @Override
  public Population open(PopulationSpec spec) {
    return new CublasPopulation(gpu(), spec, largeSynapses);
  }
}
