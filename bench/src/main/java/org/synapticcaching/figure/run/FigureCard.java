package org.synapticcaching.figure.run;

import java.time.Duration;

/**
 * What a list of figures says of one of them.
 *
 * @param id the word users choose it by, such as {@code lr20-fig5b}
 * @param title one line
 * @param source the published figure that it redraws
 * @param shows what is to be seen, in one line
 * @param needs the data it computes with
 * @param quick about how long it takes at quick scale on two cores
 * @param paper about how long it takes at paper scale on two cores
 */
public record FigureCard(
    String id,
    String title,
    String source,
    String shows,
    DataNeed needs,
    Duration quick,
    Duration paper) {

  /** The data a figure computes with. */
  public enum DataNeed {
    /** Labelled images: MNIST or the built-in digits, inputs in [0, 1]. */
    IMAGES,
    /** Labelled images less the mean of all their pixels. */
    CENTRED_IMAGES,
    /** None: its patterns are random. */
    NONE,
    /** None: its patterns are random trains of spikes, for neurons that no backend computes. */
    SPIKES;

    /** Whether these are images. */
    public boolean areImages() {
      return this == IMAGES || this == CENTRED_IMAGES;
    }

    /** Whether a backend learns them. */
    public boolean useBackend() {
      return this != SPIKES;
    }
  }

  /** About how long the figure takes on two cores. */
  public Duration time(Scale scale) {
    return scale == Scale.QUICK ? quick : paper;
  }
}
