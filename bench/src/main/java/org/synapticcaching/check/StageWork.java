package org.synapticcaching.check;

import java.io.IOException;
import org.synapticcaching.check.result.PartResult;

/** What a stage does. */
@FunctionalInterface
interface StageWork {
  /**
   * Does it.
   *
   * @return also where something is wrong with the card
   * @throws IOException when something is wrong with files or programs of this machine
   * @throws StageStopped when the user wants to stop
   * @throws StageNotRun when something that it needs is not here
   */
  PartResult run(StageContext context) throws IOException, StageStopped, StageNotRun;
}
