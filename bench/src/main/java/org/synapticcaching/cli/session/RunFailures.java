package org.synapticcaching.cli.session;

import java.util.List;

/** All that went wrong in one run, which went on as far as it could. */
public final class RunFailures extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Exception> all;

  /** At least one failure, in the order in which they are told. */
  public RunFailures(List<? extends Exception> all) {
    super(all.get(0).getMessage(), all.get(0));
    this.all = List.copyOf(all);
  }

  /** Each by itself. */
  public List<Exception> all() {
    return all;
  }
}
