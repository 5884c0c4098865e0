package org.synapticcaching.cli.options;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.word.KnownWords;

/** Words of {@code --backend}: {@code auto} and what is on the class path. */
public final class BackendWords implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }

  /**
   * The word, if it is one of them.
   *
   * @throws UsageException when it is not, listing those there are
   */
  public static String known(String word) {
    if (!words().contains(word)) {
      throw new UsageException("--backend: " + new KnownWords("backend", words()).refusal(word));
    }
    return word;
  }

  private static List<String> words() {
    return Stream.concat(Stream.of(Backends.AUTO), Backends.all().stream().map(Backend::id))
        .toList();
  }
}
