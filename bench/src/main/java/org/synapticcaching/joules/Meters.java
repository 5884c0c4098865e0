package org.synapticcaching.joules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;

/**
 * The meters of a machine.
 *
 * @param cpu of its processors and their memory
 * @param gpu of the card that backends compute on
 */
public record Meters(MeterSearch cpu, MeterSearch gpu) {
  /** Looks for the meters of this machine; each is read once. */
  public static Meters ofThisMachine() {
    return new Meters(
        PowercapMeter.search(PowercapMeter.FOLDER),
        NvmlMeter.search(() -> new NvmlLibrary(NvmlLibrary.FILE), Meters::card));
  }

  private static Optional<String> card() {
    return Backends.all().stream()
        .filter(backend -> backend.availability().available())
        .map(Backend::busAddress)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether anything can be read. */
  public boolean any() {
    return cpu.meter().isPresent() || gpu.meter().isPresent();
  }

  /** Those that can be read, by the names of their counters. */
  public Map<JouleCounters, EnergyMeter> readable() {
    Map<JouleCounters, EnergyMeter> found = new LinkedHashMap<>();
    cpu.meter().ifPresent(meter -> found.put(JouleCounters.CPU, meter));
    gpu.meter().ifPresent(meter -> found.put(JouleCounters.GPU, meter));
    return found;
  }

  /** For {@code cpu} and {@code gpu}: which meter is read, or why none is and what to do. */
  public Map<String, String> describe() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(JouleCounters.CPU.meter(), cpu.words());
    words.put(JouleCounters.GPU.meter(), gpu.words());
    return words;
  }
}
