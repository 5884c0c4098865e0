package org.synapticcaching.figure.experiment;

import java.util.Locale;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.search.Minimum;

/** Columns of tables that compare thresholds that set themselves with the best fixed ones. */
public final class ThresholdChoice {
  /** How the threshold was chosen: {@link #FIXED} or {@link #AUTO}. */
  public static final String CHOICE = "choice";

  /** The best fixed threshold, found with other seeds. */
  public static final String FIXED = "fixed";

  /** The threshold sets itself. */
  public static final String AUTO = "auto";

  /** Whether the run converged, or reached the accuracy; what it cost is known only then. */
  public static final String REACHED = "reached";

  /** Whether the best fixed threshold is none: every change is persistent at once. */
  public static final String NO_CACHING = "no_caching";

  private ThresholdChoice() {}

  /** Where a search found the best threshold, and how well it knows. */
  public static Row optimum(Minimum minimum) {
    return Row.builder()
        .set("optimum", minimum.argument())
        .set("optimum_low", minimum.lower())
        .set("optimum_high", minimum.upper())
        .set("optimum_position", minimum.position().name().toLowerCase(Locale.ROOT))
        .build();
  }
}
