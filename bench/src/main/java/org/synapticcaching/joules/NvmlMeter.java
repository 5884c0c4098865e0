package org.synapticcaching.joules;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The energy counter that an NVIDIA card has since the Volta generation. */
final class NvmlMeter implements EnergyMeter {
  private static final double JOULE = 1000;

  /** The counter moves about every 100 ms: a tenth of a shorter window would be left to chance. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Nvml library;
  private final long card;
  private final String words;

  private NvmlMeter(Nvml library, String busAddress) throws Nvml.Refusal {
    this.library = library;
    this.card = library.card(busAddress);
    this.words = "NVML's counter of " + library.name(card) + " at " + busAddress;
    library.millijoules(card);
  }

  /**
   * Looks for the counter of the card that backends compute on.
   *
   * @param load loads the library; throws {@link UnsatisfiedLinkError} where there is none
   * @param busAddress of the card; empty when no backend has one here. Asked after the library
   */
  static MeterSearch search(Supplier<Nvml> load, Supplier<Optional<String>> busAddress) {
    Nvml library;
    try {
      library = load.get();
    } catch (UnsatisfiedLinkError missing) {
      return MeterSearch.missing(
          "NVIDIA's " + NvmlLibrary.FILE + " cannot be loaded",
          "install the driver of the card, if there is one");
    }
    try {
      library.start();
      Optional<String> address = busAddress.get();
      if (address.isEmpty()) {
        return MeterSearch.missing(
            "no backend finds a card that it can compute on", "see what 'backends' says of them");
      }
      return MeterSearch.found(new NvmlMeter(library, address.get()));
    } catch (Nvml.Refusal refused) {
      return refused.code() == Nvml.NOT_SUPPORTED
          ? MeterSearch.missing(
              "this card has no energy counter",
              "use a card of the Volta generation or newer that is no share of one (vGPU)")
          : MeterSearch.missing(
              "NVIDIA's management library refuses: " + refused.getMessage(),
              "see whether nvidia-smi works");
    } catch (UnsatisfiedLinkError old) {
      return MeterSearch.missing(
          "NVIDIA's " + NvmlLibrary.FILE + " lacks a function: " + old.getMessage(),
          "install a newer driver");
    }
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public Duration shortestWindow() {
    return SHORTEST;
  }

  @Override
  public double joules() throws IOException {
    try {
      return library.millijoules(card) / JOULE;
    } catch (Nvml.Refusal refused) {
      throw new IOException(words + " cannot be read: " + refused.getMessage(), refused);
    }
  }
}
