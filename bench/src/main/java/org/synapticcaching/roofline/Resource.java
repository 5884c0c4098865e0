package org.synapticcaching.roofline;

import java.util.Locale;

/** What a computation can run out of. */
public enum Resource {
  /** Multiply-adds of 32 bits, in vectors of the preferred width. */
  FMA_FLOAT32("FMA float32", Unit.OPERATIONS),

  /** Multiply-adds of 64 bits, in vectors of the preferred width. */
  FMA_FLOAT64("FMA float64", Unit.OPERATIONS),

  /** Multiply-adds of 64 bits, one number at a time: bounds nothing that is compiled to vectors. */
  SCALAR_FLOAT64("scalar float64", Unit.OPERATIONS),

  /** Bytes between the core and the first cache. */
  L1("L1 bandwidth", Unit.BYTES),

  /** Bytes between the first and the second cache. */
  L2("L2 bandwidth", Unit.BYTES),

  /** Bytes between a core's own caches and the one that cores share. */
  L3("L3 bandwidth", Unit.BYTES),

  /** Bytes between the caches and main memory. */
  MEMORY("memory bandwidth", Unit.BYTES),

  /** Multiply-adds of 32 bits on the card. */
  CARD_FMA_FLOAT32("card FMA float32", Unit.OPERATIONS),

  /** Multiply-adds of 32 bits on the card in a large product of matrices by its library. */
  CARD_SGEMM("card sgemm", Unit.OPERATIONS),

  /** Bytes between the card's cache and its memory. */
  CARD_MEMORY("card memory bandwidth", Unit.BYTES);

  /** What is counted. */
  public enum Unit {
    /** Floating point operations per second: a multiply-add is two. */
    OPERATIONS("flop/s"),

    /** Bytes per second, read and written ones both counted. */
    BYTES("B/s");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** As written behind a number. */
    public String symbol() {
      return symbol;
    }
  }

  private final String words;
  private final Unit unit;

  Resource(String words, Unit unit) {
    this.words = words;
    this.unit = unit;
  }

  /** As written in files: {@code fma-float32}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As people read it. */
  public String words() {
    return words;
  }

  /** What its ceiling counts. */
  public Unit unit() {
    return unit;
  }

  /** Whether it belongs to a graphics card. */
  public boolean onCard() {
    return this == CARD_FMA_FLOAT32 || this == CARD_SGEMM || this == CARD_MEMORY;
  }
}
