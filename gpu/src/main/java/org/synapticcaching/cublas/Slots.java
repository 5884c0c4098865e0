package org.synapticcaching.cublas;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where each replica has its place in the arrays of the device: those that learn first, so that one
 * launch for the first places is for them alone; and among these, those that select synapses last.
 */
final class Slots {
  /** Moves what is stored. */
  interface Exchange {
    void exchange(int first, int second);
  }

  private final boolean[] selecting;
  private final boolean[] active;
  private final int[] replicaAt;
  private final int[] placeOf;
  private int learning;
  private int plain;
  private boolean arranged;

  /** All learn, not yet arranged; whether each one selects synapses. */
  Slots(boolean[] selecting) {
    this.selecting = selecting.clone();
    active = new boolean[selecting.length];
    Arrays.fill(active, true);
    replicaAt = IntStream.range(0, selecting.length).toArray();
    placeOf = replicaAt.clone();
  }

  void setActive(int replica, boolean on) {
    if (active[replica] != on) {
      active[replica] = on;
      arranged = false;
    }
  }

  boolean isActive(int replica) {
    return active[replica];
  }

  /** Brings those that learn to the front; tells whether they may have changed. */
  boolean arrange(Exchange exchange) {
    if (arranged) {
      return false;
    }
    learning = partition(active.length, replica -> active[replica], exchange);
    plain = partition(learning, replica -> !selecting[replica], exchange);
    arranged = true;
    return true;
  }

  /** Brings some of the first {@code places} to the front; returns how many they are. */
  private int partition(int places, IntPredicate toFront, Exchange exchange) {
    int front = 0;
    int back = places - 1;
    while (true) {
      while (front <= back && toFront.test(replicaAt[front])) {
        front++;
      }
      while (back > front && !toFront.test(replicaAt[back])) {
        back--;
      }
      if (front >= back) {
        return front;
      }
      exchange.exchange(front, back);
      int moved = replicaAt[front];
      put(replicaAt[back], front);
      put(moved, back);
    }
  }

  private void put(int replica, int place) {
    replicaAt[place] = replica;
    placeOf[replica] = place;
  }

  /** How many learn, as of the last arrangement. */
  int learning() {
    return learning;
  }

  /** How many of these select no synapses. */
  int plain() {
    return plain;
  }

  /** Who is in a place. */
  int replicaAt(int place) {
    return replicaAt[place];
  }

  /** Where a replica is. */
  int placeOf(int replica) {
    return placeOf[replica];
  }
}
