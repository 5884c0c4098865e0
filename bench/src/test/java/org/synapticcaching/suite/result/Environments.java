package org.synapticcaching.suite.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.synapticcaching.machine.Cache;
import org.synapticcaching.machine.Machine;

/** Environments for tests. */
public final class Environments {
  /** A processor alone. */
  public static final Environment PLAIN = of("A processor", 512, Optional.empty(), false);

  private Environments() {}

  /** One of a processor, its vectors, a card, and a quick run or a full one. */
  public static Environment of(
      String processor, int vectorBits, Optional<Environment.Card> card, boolean quick) {
    return new Environment(
        "a-run",
        "bench kernels",
        "2026-01-31T12:00:00Z",
        12.5,
        "0.1.0",
        Optional.of("0123abc"),
        new Machine(
            processor,
            2,
            List.of(new Cache(1, "data", 32768)),
            OptionalInt.of(vectorBits),
            OptionalLong.of(1L << 34),
            "Linux amd64",
            "VM 17"),
        List.of("-XX:+UseSerialGC"),
        Double.NaN,
        quick,
        5,
        List.of("kernels"),
        List.of(new Environment.UsedBackend("simd", "512 bits", "simd 3")),
        card,
        "mnist",
        Map.of("cpu", "none: no powercap"),
        Map.of("cpu", 3.5),
        true);
  }
}
