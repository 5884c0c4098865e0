package org.synapticcaching.backend.calibration;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.model.Network;

/** Speeds as they might be measured, for tests of what is made of them. */
public final class ExampleSpeeds {
  private static final double PROCESSOR_SECONDS = 1.5e-6;
  private static final double PROCESSOR_BYTES_PER_SECOND = 45e9;
  private static final double LARGE_CARD = 2.4e12;

  private ExampleSpeeds() {}

  /** A card with a large and fast memory. */
  public static Speeds ofLargeCard() {
    return ofCard(LARGE_CARD);
  }

  /** A card that reads so many bytes per second. */
  public static Speeds ofCard(double bytesPerSecond) {
    return new Speeds(
        onProcessor(ReferenceWork.SMALL),
        onProcessor(ReferenceWork.LARGE),
        8e-6,
        bytes(ReferenceWork.LARGE) / bytesPerSecond,
        0.14e-6,
        0.66e-6,
        0.9e-6,
        2.4e-6);
  }

  private static double onProcessor(int hidden) {
    return PROCESSOR_SECONDS + bytes(hidden) / PROCESSOR_BYTES_PER_SECOND;
  }

  private static double bytes(int hidden) {
    Network network = ReferenceWork.network(hidden);
    return ReferenceWork.bytesPerPresentation(network);
  }

  /** Measured before, whatever the backends. */
  public static SpeedSource source(Speeds speeds) {
    return new SpeedSource() {
      @Override
      public Calibrated of(Backend processor, Backend device) {
        return new Calibrated(Optional.of(speeds), List.of());
      }

      @Override
      public Optional<Speeds> kept(Backend processor, Backend device) {
        return Optional.of(speeds);
      }
    };
  }
}
