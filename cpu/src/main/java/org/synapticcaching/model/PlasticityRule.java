package org.synapticcaching.model;

/** Which synapses may change in a presentation. */
public enum PlasticityRule implements Named {
  /** All of them: plain back-propagation. */
  ALL("all");

  private final String id;

  PlasticityRule(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }
}
