package org.synapticcaching.cli.options;

import java.util.Iterator;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.word.KnownWords;

/** Words of {@code --backend}: {@code auto} and what is on the class path. */
public final class BackendWords implements Iterable<String> {
  private static final KnownWords WORDS =
      new KnownWords(
          "backend",
          Stream.concat(Stream.of(Backends.AUTO), Backends.all().stream().map(Backend::id))
              .toList());

  @Override
  public Iterator<String> iterator() {
    return WORDS.words().iterator();
  }

  /**
   * The word, if it is one of them.
   *
   * @throws UsageException when it is not, listing those there are
   */
  public static String known(String word) {
    if (!WORDS.words().contains(word)) {
      throw new UsageException("--backend: " + WORDS.refusal(word));
    }
    return word;
  }
}
