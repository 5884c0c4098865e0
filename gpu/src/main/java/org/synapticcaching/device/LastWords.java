package org.synapticcaching.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What kernels wrote to memory of the host before they ended themselves. A trap says nothing, and
 * once a device has failed its memory cannot be read.
 */
final class LastWords {
  private final List<Word> words = new ArrayList<>();

  /** Where a kernel writes a word that is not 0, and how it is told. */
  private record Word(HostArena.Piece place, LongFunction<String> inWords) {
    long value() {
      return place.memory().buffer().getLong(place.offset());
    }
  }

  /** Takes eight bytes of page-locked memory for a word; returns its address. */
  long add(HostArena.Piece place, LongFunction<String> inWords) {
    place.memory().buffer().putLong(place.offset(), 0);
    words.add(new Word(place, inWords));
    return place.memory().address() + place.offset();
  }

  /**
   * Empty, or what was written, beginning with a semicolon; to be asked while the memory is there.
   *
   * @param kernel that wrote, in words
   */
  String describe(String kernel) {
    StringBuilder text = new StringBuilder();
    for (Word word : words) {
      if (word.value() != 0) {
        text.append("; ").append(kernel).append(" ended itself: ");
        text.append(word.inWords().apply(word.value()));
      }
    }
    return text.toString();
  }
}
