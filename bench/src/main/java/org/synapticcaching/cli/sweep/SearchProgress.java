package org.synapticcaching.cli.sweep;

import org.synapticcaching.console.Progress;
import org.synapticcaching.study.Search;

/** How far a search is: by what it has spent, from what it had spent before it learned anything. */
final class SearchProgress {
  private final Progress shown;
  private Search search;
  private double before = -1;

  SearchProgress(Progress shown) {
    this.shown = shown;
  }

  /** Tells of this search from now on. */
  void watch(Search watched) {
    search = watched;
  }

  /** So many runs are finished. */
  void update(long finished) {
    double spent = Math.min(1, search.spent());
    if (before < 0) {
      before = spent;
    }
    double now = before < 1 ? (spent - before) / (1 - before) : 1;
    long all = spent > 0 ? Math.round(finished / spent) : finished;
    shown.update(now, finished, Math.max(finished, all));
  }
}
