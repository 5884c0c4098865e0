package org.synapticcaching.check.result;

/** What became of a stage. */
public enum StageStatus {
  /** It ran to its end and found nothing wrong. */
  PASSED("passed"),

  /** It found something wrong, or could not end. */
  FAILED("failed"),

  /** Something that it needs is not here, or an earlier stage leaves it no sense. */
  NOT_RUN("not run");

  private final String words;

  StageStatus(String words) {
    this.words = words;
  }

  /** As users read it. */
  public String words() {
    return words;
  }
}
