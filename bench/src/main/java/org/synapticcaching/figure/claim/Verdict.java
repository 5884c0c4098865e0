package org.synapticcaching.figure.claim;

import org.synapticcaching.model.Named;

/** What became of a claim. */
public enum Verdict implements Named {
  /** The measured number is in the expected range. */
  MET("met"),
  /** It is not, or the data do not hold it. */
  NOT_MET("not met"),
  /** The claim is about MNIST, and the figure was made from other images. */
  NEEDS_MNIST("needs MNIST"),
  /** Quick scale did not get as far as the claim. */
  NOT_JUDGED("not judged");

  private final String id;

  Verdict(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
