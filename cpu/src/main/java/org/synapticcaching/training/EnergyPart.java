package org.synapticcaching.training;

import java.util.List;
import java.util.function.Function;
import org.synapticcaching.ledger.Energy;

/**
 * One number of an energy, as tables and summaries for programs name it.
 *
 * @param name of the key or column
 * @param value in units of summed weight change, or a count
 */
public record EnergyPart(String name, Function<Energy, Number> value) {
  /** All of them, in the order of keys and columns. */
  public static final List<EnergyPart> ALL =
      List.of(
          new EnergyPart("consolidation", Energy::consolidation),
          new EnergyPart("maintenance", Energy::maintenance),
          new EnergyPart("transientChange", Energy::transientChange),
          new EnergyPart("residual", Energy::residual),
          new EnergyPart("total", Energy::total),
          new EnergyPart("withoutCaching", Energy::withoutCaching),
          new EnergyPart("minimum", Energy::minimum),
          new EnergyPart("modifications", Energy::modifications));
}
