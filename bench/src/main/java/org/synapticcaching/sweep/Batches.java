package org.synapticcaching.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/**
 * Puts points of equal groups together. What falls into one batch follows from the plan alone, so
 * that all who work on it agree. Some batches are open at a time, however long the plan is: when
 * there are too many, the one that was begun first is full.
 */
final class Batches implements Iterator<Batch> {
  /** So much of the work is lost at most when a thread is killed. */
  private static final double MOST_SECONDS = 10;

  /** Small points share a file. */
  private static final int MOST_POINTS = 256;

  /** So many batches there are at least, as long as there are points: more can take part. */
  private static final int LEAST_BATCHES = 64;

  private static final int MOST_PRICES = 4096;
  private static final int MOST_OPEN = 64;

  private final Iterator<SweepPoint> points;
  private final long most;
  private final Map<RunGroup, Open> open = new LinkedHashMap<>();
  private final Queue<Batch> full = new ArrayDeque<>();

  /** A batch that is being filled. */
  private static final class Open {
    private final List<SweepPoint> points = new ArrayList<>();
    private final Set<Object> learnings = new HashSet<>();
    private double seconds;

    void add(SweepPoint point) {
      points.add(point);
      if (learnings.add(point.run().learning())) {
        seconds += point.run().seconds();
      }
    }

    /**
     * Other prices of what it learns already have room in it, next to nothing to do as they are.
     */
    boolean hasRoom(SweepPoint point, long most) {
      boolean known = learnings.contains(point.run().learning());
      return points.size() < MOST_PRICES
          && (known || learnings.size() < most && seconds < MOST_SECONDS);
    }

    Batch batch() {
      return new Batch(points);
    }
  }

  /**
   * The batches of a plan.
   *
   * @param points all of them
   * @param size how many these are
   */
  Batches(Iterator<SweepPoint> points, long size) {
    this.points = points;
    this.most = Math.max(1, Math.min(MOST_POINTS, size / LEAST_BATCHES));
  }

  @Override
  public boolean hasNext() {
    while (full.isEmpty() && points.hasNext()) {
      add(points.next());
    }
    if (full.isEmpty()) {
      open.values().forEach(each -> full.add(each.batch()));
      open.clear();
    }
    return !full.isEmpty();
  }

  private void add(SweepPoint point) {
    RunGroup group = point.run().group();
    Open its = open.get(group);
    if (its != null && !its.hasRoom(point, most)) {
      full.add(its.batch());
      open.remove(group);
      its = null;
    }
    if (its == null) {
      its = new Open();
      open.put(group, its);
    }
    its.add(point);
    if (open.size() > MOST_OPEN) {
      Iterator<Open> first = open.values().iterator();
      full.add(first.next().batch());
      first.remove();
    }
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no batch is left");
    }
    return full.remove();
  }
}
