package org.synapticcaching.sweep;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.figure.run.Cards;

/**
 * Where batches are computed: on a processor any number of them, on a device one on each card that
 * gives the same digits. Not thread-safe.
 */
final class Seats {
  private final Map<Backend, Queue<Backend>> free = new HashMap<>();

  /** Most batches of a backend side by side, where cards and not threads are what bounds them. */
  int cards(Backend backend) {
    return backend.design().onDevice() ? cardsOf(backend).size() : 0;
  }

  private Queue<Backend> cardsOf(Backend backend) {
    return free.computeIfAbsent(backend, any -> new ArrayDeque<>(Cards.of(any).alike()));
  }

  /** Whether there is one for a batch of this backend. */
  boolean isFree(Backend backend) {
    return !backend.design().onDevice() || !cardsOf(backend).isEmpty();
  }

  /** Takes a free one. */
  Backend take(Backend backend) {
    return backend.design().onDevice() ? cardsOf(backend).remove() : backend;
  }

  /** Gives back what was taken. */
  void leave(Backend backend, Backend taken) {
    if (backend.design().onDevice()) {
      cardsOf(backend).add(taken);
    }
  }
}
