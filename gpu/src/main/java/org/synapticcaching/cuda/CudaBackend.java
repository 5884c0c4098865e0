package org.synapticcaching.cuda;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.cuda.perceptron.CudaPerceptronEngine;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuVersions;
import org.synapticcaching.device.population.HostNeed;
import org.synapticcaching.model.Numerics;

/**
 * {@code cuda}: a population of networks on a GPU, all of them advanced by many presentations in
 * one launch, with the shortcuts of {@code simd}; float32.
 */
public final class CudaBackend implements Backend {
  private static final String ID = "cuda";

  private final Optional<Gpu> card;
  private final CudaDivision division;

  /** Made by {@link java.util.ServiceLoader}. */
  public CudaBackend() {
    this(CudaDivision.USUAL);
  }

  /** With another division of the work. */
  CudaBackend(CudaDivision division) {
    this(Optional.empty(), division);
  }

  /** On this card; without one on the first, once there is something to compute. */
  private CudaBackend(Optional<Gpu> card, CudaDivision division) {
    this.card = card;
    this.division = division;
  }

  private Gpu gpu() {
    return card.orElseGet(Gpu::first);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "GPU, float32, own kernels: a population of networks in one launch; fast for sweeps";
  }

  @Override
  public BackendDesign design() {
    return BackendDesign.DEVICE_FUSED;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Availability availability() {
    return card.map(gpu -> Availability.on(gpu.description())).orElseGet(Gpu::availability);
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
    return new CudaBackend(Optional.of(gpu), division);
  }

  @Override
  public Numerics numerics() {
    return new Numerics(ID, design().numbers(), gpu().numerics());
  }

  @Override
  public Optional<DeviceSize> deviceSize() {
    return availability().available() ? gpu().size() : Optional.empty();
  }

  @Override
  public String driver() {
    return availability().available() ? GpuVersions.installedDriver() : "";
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

  @Override
  public Population open(PopulationSpec spec) {
    return CudaPopulation.open(gpu(), spec, division);
  }

  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return Optional.of(new CudaPerceptronEngine(this::gpu, reference));
  }
}
