package org.synapticcaching.sweep;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every combination of the values of some axes, in a fixed order: the last axis changes fastest.
 * Points are made one by one when they are asked for.
 *
 * @param axes at least one, each of another option
 */
public record Grid(List<Axis> axes) {
  public Grid {
    axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("nothing is varied: give at least one --vary");
    }
    Set<String> options = new HashSet<>();
    for (Axis axis : axes) {
      if (!options.add(axis.option())) {
        throw new IllegalArgumentException(
            "--vary " + axis.option() + " is there twice; give all its values at once");
      }
    }
    size(axes);
  }

  private static long size(List<Axis> axes) {
    long size = 1;
    try {
      for (Axis axis : axes) {
        size = Math.multiplyExact(size, axis.size());
      }
      return size;
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException("the plan has more points than can be counted");
    }
  }

  /** Number of points. */
  public long size() {
    return size(axes);
  }

  /** Names of the options, in the order of the axes. */
  public List<String> options() {
    return axes.stream().map(Axis::option).toList();
  }

  /**
   * The value of each option at one point, in the order of the axes.
   *
   * @param index of the point, 0 to {@code size() - 1}
   */
  public Map<String, String> at(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("point " + index + " of " + size());
    }
    String[] words = new String[axes.size()];
    long rest = index;
    for (int a = axes.size() - 1; a >= 0; a--) {
      Axis axis = axes.get(a);
      words[a] = axis.word(rest % axis.size());
      rest /= axis.size();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int a = 0; a < words.length; a++) {
      values.put(axes.get(a).option(), words[a]);
    }
    return values;
  }
}
