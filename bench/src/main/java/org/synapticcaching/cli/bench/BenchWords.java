package org.synapticcaching.cli.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
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
