package org.synapticcaching.sweep;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.figure.run.Cards;
import org.synapticcaching.figure.run.MemoryGate;

/**
 * Where batches are learned: on the processor as many as there are threads, on a device one on each
 * card that gives the same digits, as long as memory has room for them; or on other machines. To be
 * used by one sweep. Not thread-safe, but for {@link #learn}.
 */
public final class Seats {
  private final int threads;
  private final MemoryGate memory;
  private final Optional<Elsewhere> elsewhere;
  private final Map<Backend, Deck> decks = new HashMap<>();

  private Seats(int threads, long memory, Optional<Elsewhere> elsewhere) {
    this.threads = threads;
    this.memory = new MemoryGate(memory);
    this.elsewhere = elsewhere;
  }

  /**
   * Those of this process.
   *
   * @param threads most batches side by side on the processor, >= 1
   * @param memory bytes that batches side by side may use
   */
  public static Seats here(int threads, long memory) {
    return new Seats(threads, memory, Optional.empty());
  }

  /** Those of other machines, which look after their memory themselves. */
  public static Seats of(Elsewhere elsewhere) {
    return new Seats(elsewhere.side(), Long.MAX_VALUE, Optional.of(elsewhere));
  }

  /**
   * Where a batch is learned.
   *
   * @param backend that it takes
   * @param deck of cards that its own is one of, where it has one
   * @param bytes of memory that it takes
   */
  record Seat(Backend backend, Optional<Deck> deck, long bytes) {}

  /**
   * The cards of a backend.
   *
   * @param all how many there are
   * @param free those that nobody has taken
   */
  record Deck(int all, Queue<Backend> free) {}

  /** Empty where batches need no card of their own. */
  private Optional<Deck> deck(Backend backend) {
    return backend.design().onDevice()
        ? Optional.of(decks.computeIfAbsent(backend, any -> deckOf(Cards.of(any).alike())))
        : Optional.empty();
  }

  private static Deck deckOf(List<Backend> cards) {
    return new Deck(cards.size(), new ArrayDeque<>(cards));
  }

  /** Most batches side by side. */
  int side(Backend backend) {
    return Math.max(threads, deck(backend).map(Deck::all).orElse(0));
  }

  /** In how many parts runs that are better learned together are divided, >= 1. */
  int parts(Backend backend) {
    return deck(backend).map(Deck::all).orElse(1);
  }

  /** Whether memory has room for this much more. */
  boolean hasRoom(long bytes) {
    return memory.hasFree(bytes);
  }

  /** Whether there is one for a batch of this backend that takes this much memory. */
  boolean isFree(Backend backend, long bytes) {
    return hasRoom(bytes) && deck(backend).filter(deck -> deck.free().isEmpty()).isEmpty();
  }

  /** Takes a free one. */
  Seat take(Backend backend, long bytes) {
    memory.enter(bytes);
    Optional<Deck> deck = deck(backend);
    return new Seat(deck.map(cards -> cards.free().remove()).orElse(backend), deck, bytes);
  }

  /** Gives back what was taken. */
  void leave(Seat seat) {
    memory.leave(seat.bytes());
    seat.deck().ifPresent(deck -> deck.free().add(seat.backend()));
  }

  /**
   * Learns points of one group, as {@link RunGroup#learn} does.
   *
   * @param seat that was taken for them
   */
  void learn(
      Seat seat, List<SweepPoint> points, BooleanSupplier cancelled, RunGroup.Learned learned) {
    if (elsewhere.isPresent()) {
      elsewhere.get().learn(points, cancelled, learned);
    } else {
      List<SweepRun> runs = points.stream().map(SweepPoint::run).toList();
      points.get(0).run().group().learn(runs, seat.backend(), cancelled, learned);
    }
  }
}
