package org.synapticcaching.word;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a user may choose from, and what is said of any other word.
 *
 * @param what a word stands for, such as {@code policy}
 * @param words in the order in which they are listed
 */
public record KnownWords(String what, List<String> words) {
  /** More would not be read. */
  private static final int MOST_SUGGESTED = 3;

  /** Mistakes in a long word; a shorter one may have one in three letters. */
  private static final int MOST_MISTAKES = 3;

  private static final int SHORTEST_BEGINNING = 3;

  /** Copies the list. */
  public KnownWords {
    words = List.copyOf(words);
  }

  /** Words of a collection, in its order. */
  public static KnownWords of(String what, Collection<String> words) {
    return new KnownWords(what, List.copyOf(words));
  }

  /** One line that names an unknown word, those that it may stand for, and all there are. */
  public String refusal(String unknown) {
    String meant = meant(unknown);
    return "unknown %s '%s'%s known: %s"
        .formatted(what, unknown, meant.isEmpty() ? ";" : meant, String.join(", ", words));
  }

  /**
   * The question whether another word was meant.
   *
   * @return such as {@code "; did you mean 'train'?"}; empty where no word is near
   */
  public String meant(String unknown) {
    List<String> near = near(unknown);
    if (near.isEmpty()) {
      return "";
    }
    List<String> quoted = near.stream().map(word -> "'" + word + "'").toList();
    int last = quoted.size() - 1;
    String list = quoted.subList(0, last).stream().collect(Collectors.joining(", "));
    return "; did you mean " + list + (last > 0 ? " or " : "") + quoted.get(last) + "?";
  }

  /**
   * The words that an unknown one most probably stands for, at most three, all equally near. Those
   * that it is the beginning of come before others; dashes before a word do not count.
   */
  public List<String> near(String unknown) {
    String typed = bare(unknown);
    List<String> continued =
        words.stream()
            .filter(word -> typed.length() >= SHORTEST_BEGINNING && bare(word).startsWith(typed))
            .toList();
    int allowed = Math.max(1, Math.min(MOST_MISTAKES, typed.length() / 3));
    List<String> candidates =
        continued.isEmpty()
            ? words.stream()
                .filter(
                    word -> distance(typed, bare(word)) <= Math.min(allowed, typed.length() - 1))
                .toList()
            : continued;
    int nearest = candidates.stream().mapToInt(word -> distance(typed, bare(word))).min().orElse(0);
    return candidates.stream()
        .filter(word -> distance(typed, bare(word)) == nearest)
        .limit(MOST_SUGGESTED)
        .toList();
  }

  private static String bare(String word) {
    return word.replaceFirst("^-+", "");
  }

  /**
   * Letters to insert, delete, replace or exchange with the next one (the distance of Damerau and
   * Levenshtein between strings in which nothing is edited twice).
   */
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], 1 + beforeLast[j - 2]);
        }
      }
    }
    return row[other.length()];
  }
}
