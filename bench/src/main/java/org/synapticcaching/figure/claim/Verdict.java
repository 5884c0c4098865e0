package org.synapticcaching.figure.claim;

import org.synapticcaching.model.Named;

/** What became of a claim. */
public enum Verdict implements Named {
  /** The measured number is in the expected range. */
  MET("met"),
  /** It is not, or the data do not hold it. */
  NOT_MET("not met"),
  /** There is a number, and no source tells what it should be. */
  REPORTED("reported"),
  /** The claim is about MNIST, and the figure was made from other images. */
  NEEDS_MNIST("needs MNIST"),
  /** Quick scale did not get as far as the claim, or there is no number to be reported. */
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
