package org.synapticcaching.cli.options;

import org.synapticcaching.figure.run.Shard;

/** The part of the work that {@code --shard} names. */
public final class ShardWords {
  private ShardWords() {}

  /**
   * Reads it.
   *
   * @param words {@code i/n}; null for all of the work
   * @param gathersOnly whether nothing is to be computed
   * @throws UsageException when it is none, or nothing is to be computed
   */
  public static Shard parse(String words, boolean gathersOnly) {
    if (words == null) {
      return Shard.WHOLE;
    }
    if (gathersOnly) {
      throw new UsageException("--gather and --shard exclude each other; all is gathered");
    }
    try {
      return Shard.parse(words);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--shard: " + wrong.getMessage());
    }
  }
}
