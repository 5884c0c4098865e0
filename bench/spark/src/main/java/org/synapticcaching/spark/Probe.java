package org.synapticcaching.spark;

import org.apache.spark.api.java.function.Function;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.Numerics;

/**
 * A task that looks at the executor it is run on.
 *
 * @param driver outfit of the driver
 * @param backend that is to compute there
 */
record Probe(Outfit driver, String backend) implements Function<Integer, Found> {
  @Override
  public Found call(Integer any) {
    String where = Here.where();
    try {
      Here.requireFitBeside(driver);
      Backend found = Here.seat(Backends.named(backend));
      Numerics numerics = found.numerics();
      return new Found(
          where,
          "",
          numerics.by(),
          numerics.version(),
          numerics.machine(),
          found.availability().device(),
          Runtime.getRuntime().maxMemory());
    } catch (RuntimeException | LinkageError unfit) {
      return Found.refused(where, Here.words(unfit));
    }
  }
}
