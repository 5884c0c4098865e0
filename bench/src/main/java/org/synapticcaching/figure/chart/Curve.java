package org.synapticcaching.figure.chart;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.run.Statistics;

/**
 * A curve of a panel: points in the order in which they are joined, each with the range over runs.
 *
 * @param name in the legend; empty for none
 * @param style how it is drawn
 * @param points what is drawn
 */
public record Curve(String name, Style style, List<Dot> points) {
  /** How a curve is drawn. */
  public enum Style {
    /** A line with markers. */
    MARKED,
    /** A line without markers, for dense curves. */
    LINE,
    /** Markers alone. */
    MARKERS,
    /** A thin black line: theory, or a bound. */
    REFERENCE
  }

  /**
   * A point.
   *
   * @param x where
   * @param y the value, usually a mean over runs
   * @param low lower end of the spread; equal to y for none
   * @param high upper end of the spread; equal to y for none
   */
  public record Dot(double x, double y, double low, double high) {}

  public Curve {
    points = List.copyOf(points);
  }

  /** Drawn in another style. */
  public Curve with(Style other) {
    return new Curve(name, other, points);
  }

  /** Starts a curve with markers. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects the points of a curve. */
  public static final class Builder {
    private final String name;
    private final List<Dot> dots = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Adds a point without spread. */
    public Builder add(double x, double y) {
      dots.add(new Dot(x, y, y, y));
      return this;
    }

    /** Adds a point with its spread. */
    public Builder addWithin(double x, double y, double low, double high) {
      dots.add(new Dot(x, y, low, high));
      return this;
    }

    /** Adds the mean of several runs with their range; nothing for no runs. */
    public Builder addRuns(double x, List<Double> runs) {
      if (!runs.isEmpty()) {
        dots.add(new Dot(x, Statistics.mean(runs), Statistics.min(runs), Statistics.max(runs)));
      }
      return this;
    }

    /** Adds the median of several runs with their range; nothing for no runs. */
    public Builder addMedian(double x, List<Double> runs) {
      if (!runs.isEmpty()) {
        dots.add(new Dot(x, Statistics.median(runs), Statistics.min(runs), Statistics.max(runs)));
      }
      return this;
    }

    /** The curve, with markers. */
    public Curve build() {
      return new Curve(name, Style.MARKED, dots);
    }
  }
}
