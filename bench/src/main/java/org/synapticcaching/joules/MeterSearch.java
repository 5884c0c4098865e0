package org.synapticcaching.joules;

import java.util.Objects;
import java.util.Optional;

/**
 * A meter, or why there is none.
 *
 * @param meter empty when nothing can be read
 * @param reason why not, in a few words; empty when it can
 * @param remedy what to do; empty when it can be read
 */
public record MeterSearch(Optional<EnergyMeter> meter, String reason, String remedy) {
  public MeterSearch {
    Objects.requireNonNull(meter);
    if (meter.isEmpty() && (reason.isBlank() || remedy.isBlank())) {
      throw new IllegalArgumentException("a meter that is missing needs a reason and a remedy");
    }
  }

  /** One that was read. */
  static MeterSearch found(EnergyMeter meter) {
    return new MeterSearch(Optional.of(meter), "", "");
  }

  /** None. */
  static MeterSearch missing(String reason, String remedy) {
    return new MeterSearch(Optional.empty(), reason, remedy);
  }

  /** Which meter it is, or why none and what to do; one line. */
  public String words() {
    return meter.map(EnergyMeter::words).orElseGet(() -> "not measured: " + reason + "; " + remedy);
  }
}
