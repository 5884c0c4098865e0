package org.synapticcaching.cublas;

import java.util.stream.IntStream;

/**
 * Where each replica has its place in the arrays of the device: those that learn first, so that one
 * launch for the first so many places is for them alone.
 */
final class Slots {
  /** Moves what is stored. */
  interface Exchange {
    void exchange(int first, int second);
  }

  private final boolean[] active;
  private final int[] replicaAt;
  private final int[] placeOf;
  private int learning;
  private boolean arranged = true;

  Slots(int replicas) {
    active = new boolean[replicas];
    java.util.Arrays.fill(active, true);
    replicaAt = IntStream.range(0, replicas).toArray();
    placeOf = replicaAt.clone();
    learning = replicas;
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

  /** Brings those that learn to the front; tells whether they changed. */
  boolean arrange(Exchange exchange) {
    if (arranged) {
      return false;
    }
    int front = 0;
    int back = active.length - 1;
    while (true) {
      while (front <= back && active[replicaAt[front]]) {
        front++;
      }
      while (back > front && !active[replicaAt[back]]) {
        back--;
      }
      if (front >= back) {
        break;
      }
      exchange.exchange(front, back);
      int moved = replicaAt[front];
      put(replicaAt[back], front);
      put(moved, back);
    }
    learning = front;
    arranged = true;
    return true;
  }

  private void put(int replica, int place) {
    replicaAt[place] = replica;
    placeOf[replica] = place;
  }

  /** How many learn, as of the last arrangement. */
  int learning() {
    return learning;
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
