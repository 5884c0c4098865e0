package org.synapticcaching.figure.claim;

import org.synapticcaching.model.Named;

/** What a claim rests on. The full texts of the sources do not count: they were not at hand. */
public enum Basis implements Named {
  /** A sentence of the source's abstract. */
  ABSTRACT("abstract"),
  /** The source's own program shows it, run or transcribed. */
  PUBLISHED_PROGRAM("published program"),
  /** Our reading of a figure of the source, and of what goes with it. */
  READING("reading"),
  /** No source: this project stated it before it was measured. */
  OWN("own");

  private final String id;

  Basis(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
