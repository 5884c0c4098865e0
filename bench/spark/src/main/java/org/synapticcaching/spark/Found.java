package org.synapticcaching.spark;

import java.io.Serializable;
import org.synapticcaching.model.Numerics;

/**
 * What an executor told of itself.
 *
 * @param where its number and its machine, in words
 * @param refusal why it cannot compute, in one line; empty when it can
 * @param by what computes there, see {@link Numerics}
 * @param version of its numbers, see {@link Numerics}
 * @param machine what else they follow from, see {@link Numerics}
 * @param device what it computes on, in words
 * @param memory bytes that its Java may use
 */
record Found(
    String where,
    String refusal,
    String by,
    int version,
    String machine,
    String device,
    long memory)
    implements Serializable {

  /** One that cannot compute. */
  static Found refused(String where, String refusal) {
    return new Found(where, refusal, "", 0, "", "", 0);
  }

  /** What the digits of its backend follow from. */
  Numerics numerics() {
    return new Numerics(by, version, machine);
  }
}
