package org.synapticcaching.cli.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.Numbers;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.suite.SuiteCatalog;
import org.synapticcaching.suite.result.Suites;
import org.synapticcaching.word.KnownWords;

/** Words that users name suites and backends by. */
final class BenchWords {
  private BenchWords() {}

  /** For shell completion. */
  static final class SuiteIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return suiteIds().iterator();
    }
  }

  /** For shell completion. */
  static final class BackendIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Backends.all().stream().map(Backend::id).iterator();
    }
  }

  private static List<String> suiteIds() {
    return Stream.concat(Suites.ids().stream(), Stream.of(SuiteCatalog.ALL)).toList();
  }

  /**
   * The suites that words name, each once, in the order of the catalog.
   *
   * @throws UsageException when one is unknown, or there is none
   */
  static List<String> suites(List<String> words) {
    KnownWords known = new KnownWords("suite", suiteIds());
    if (words.isEmpty()) {
      throw new UsageException(
          "name a suite, or --list; known: " + String.join(", ", known.words()));
    }
    for (String word : words) {
      if (!known.words().contains(word)) {
        throw new UsageException(known.refusal(word));
      }
    }
    return Suites.ids().stream()
        .filter(suite -> words.contains(SuiteCatalog.ALL) || words.contains(suite))
        .toList();
  }

  /**
   * The backends that words name, each once; without any word all that can be measured here.
   *
   * @throws UsageException when one is unknown
   * @throws IllegalStateException when one cannot run here or has no device of its own, with what
   *     to do
   */
  static List<Backend> backends(List<String> words) {
    List<Backend> all = Backends.all();
    KnownWords known = new KnownWords("backend", all.stream().map(Backend::id).toList());
    List<Backend> chosen = new ArrayList<>();
    for (String word : words) {
      if (!known.words().contains(word)) {
        throw new UsageException("--backend: " + known.refusal(word));
      }
    }
    for (Backend backend : all) {
      Availability availability = backend.availability();
      if (words.contains(backend.id())) {
        require(backend.id(), availability);
      }
      boolean measurable = availability.available() && !availability.emulated();
      if (words.isEmpty() ? measurable : words.contains(backend.id())) {
        chosen.add(backend);
      }
    }
    if (chosen.isEmpty()) {
      throw new IllegalStateException("no backend can run here; 'backends' tells why");
    }
    return chosen;
  }

  /**
   * Lets this Java use one card alone, as its forks will; to be called before any is looked for.
   *
   * @param number of the card; null for any
   * @param words that name backends; none for all
   * @throws UsageException when these compute on no card, or the number is below 0
   * @throws IllegalStateException when there is no such card
   */
  static void requireCard(Integer number, List<String> words) {
    if (number == null) {
      return;
    }
    Numbers.atLeast("--device", 0, number);
    List<Backend> onCard =
        Backends.all().stream().filter(each -> each.design().onDevice()).toList();
    if (!words.isEmpty() && onCard.stream().noneMatch(each -> words.contains(each.id()))) {
      throw new UsageException(
          "--device: none of these backends computes on a card: " + String.join(", ", words));
    }
    System.setProperty(Backend.DEVICE_PROPERTY, number.toString());
    List<Availability> cards = onCard.stream().map(Backend::availability).toList();
    if (cards.stream().noneMatch(Availability::available)) {
      Availability last = cards.get(cards.size() - 1);
      throw new IllegalStateException(
          "--device %d: %s; %s".formatted(number, last.reason(), last.remedy()));
    }
  }

  private static void require(String id, Availability availability) {
    if (!availability.available()) {
      throw new IllegalStateException(availability.refusal(id));
    }
    if (availability.emulated()) {
      throw new IllegalStateException(
          "backend '%s' would run on '%s', which is no device; only real ones are measured"
              .formatted(id, availability.device()));
    }
  }
}
