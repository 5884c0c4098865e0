package org.synapticcaching.figure.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Backend;

/**
 * Deals jobs to the cards of their backend: each to the one with the fewest of them. As many jobs
 * run side by side as there are threads, and one on each of several cards however few threads there
 * are. Not thread-safe; the queue guards it.
 */
final class CardDealer {
  private final int threads;
  private final Map<Object, List<Seat>> seats = new HashMap<>();
  private int running;

  /**
   * No job runs yet.
   *
   * @param threads most jobs side by side where cards do not ask for more, >= 1
   */
  CardDealer(int threads) {
    this.threads = threads;
  }

  /** A card, or the processor, or nothing at all, and the jobs that run there. */
  static final class Seat {
    private final Optional<Backend> backend;
    private int jobs;

    private Seat(Optional<Backend> backend) {
      this.backend = backend;
    }

    /** What a job that sits here computes with; empty for figures without a backend. */
    Optional<Backend> backend() {
      return backend;
    }
  }

  /** How many populations the points of an environment are best divided into. */
  int cards(FigureEnvironment environment) {
    return seats(environment).size();
  }

  /** Backends that compute alike share their cards, whichever figure they are of. */
  private List<Seat> seats(FigureEnvironment environment) {
    return seats.computeIfAbsent(
        environment.computing(),
        any -> {
          Optional<Cards> cards = environment.cards();
          return cards.isPresent()
              ? cards.get().alike().stream().map(card -> new Seat(Optional.of(card))).toList()
              : List.of(new Seat(environment.backend()));
        });
  }

  private Seat emptiest(FigureEnvironment environment) {
    return seats(environment).stream()
        .min(Comparator.comparingInt(seat -> seat.jobs))
        .orElseThrow();
  }

  /** Whether a job may begin now. */
  boolean hasSeat(FigureEnvironment environment) {
    return running < threads || cards(environment) > 1 && emptiest(environment).jobs == 0;
  }

  /** Seats a job that begins. */
  Seat enter(FigureEnvironment environment) {
    Seat seat = emptiest(environment);
    seat.jobs++;
    running++;
    return seat;
  }

  /** A job has ended. */
  void leave(Seat seat) {
    seat.jobs--;
    running--;
  }
}
