package org.synapticcaching.numbers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;

/** Holds a backend's version of numbers to the digits that it had when the version was set. */
public abstract class NumbersContract {
  private final Backend backend;

  /** Of this backend. */
  protected NumbersContract(Backend backend) {
    this.backend = backend;
  }

  @Test
  void digitsChangeWithTheVersionOfNumbersOnly() throws IOException {
    kept().check(backend.numerics(), runs(backend));
  }

  /** What is looked at; on an emulation, whatever the machine below it has no part in. */
  private static Map<String, List<Double>> runs(Backend backend) {
    return backend.availability().emulated()
        ? ShortRuns.withoutElementaryFunctions(backend)
        : ShortRuns.of(backend);
  }

  /** The file of this backend. */
  final KeptDigits kept() {
    return new KeptDigits(backend.id(), "BackendDesign." + backend.design(), getClass());
  }
}
