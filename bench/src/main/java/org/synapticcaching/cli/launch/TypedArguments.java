package org.synapticcaching.cli.launch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the user typed after the jar. Java reads arguments and names of files in the letters of the
 * locale, and where that is C or POSIX, as under cron or in containers, it replaces all letters
 * beyond ASCII for good. The system still knows them.
 *
 * @param words the arguments, with all their letters where those can be found out
 * @param lettersLost whether this Java lacks letters of an argument or of the folder it runs in
 */
record TypedArguments(List<String> words, boolean lettersLost) {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final Set<String> QUESTIONS = Set.of("--help", "-h", "--version", "-V");
  private static final Pattern PLAIN = Pattern.compile("\\w.*");
  private static final char REPLACEMENT = '\uFFFD';

  TypedArguments {
    words = List.copyOf(words);
  }

  /**
   * Finds out what was typed.
   *
   * @param received what Java's {@code main} was given
   * @param folder that Java was started in, as it names it
   * @param letters of the locale
   */
  static TypedArguments of(String[] received, String folder, Charset letters) {
    List<String> words = List.of(received);
    boolean argumentsLost = isLossy(letters) && words.stream().anyMatch(TypedArguments::lacks);
    boolean lost = argumentsLost || isLossy(letters) && lacks(folder);
    return new TypedArguments(argumentsLost ? restored(words, commandLine()) : words, lost);
  }

  /**
   * Whether nothing will be computed, whatever the words before mean: a question is asked at the
   * end, and no option stands before it whose value it could be.
   */
  boolean onlyAsk() {
    int last = words.size() - 1;
    return last >= 0
        && QUESTIONS.contains(words.get(last))
        && words.subList(0, last).stream().allMatch(word -> PLAIN.matcher(word).matches());
  }

  /** Whether the locale has ASCII alone, so that names in folders would lose letters too. */
  static boolean isAscii(Charset letters) {
    return letters.equals(StandardCharsets.US_ASCII);
  }

  private static boolean isLossy(Charset letters) {
    return !letters.equals(StandardCharsets.UTF_8);
  }

  /** Whether letters of a text have been replaced. */
  static boolean lacks(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /**
   * The last words of a command line in UTF-8, if they are those that Java received but for the
   * letters that it lost; else what it received, as when the arguments came from a file.
   */
  static List<String> restored(List<String> received, List<String> commandLine) {
    int before = commandLine.size() - received.size();
    if (before < 0) {
      return received;
    }
    List<String> typed = commandLine.subList(before, commandLine.size());
    return asciiOf(typed).equals(asciiOf(received)) ? typed : received;
  }

  private static List<String> asciiOf(List<String> words) {
    return words.stream().map(word -> word.replaceAll("[^\\p{ASCII}]+", "")).toList();
  }

  private static List<String> commandLine() {
    try {
      String all = Files.readString(COMMAND_LINE, StandardCharsets.ISO_8859_1);
      List<String> words = new ArrayList<>();
      int start = 0;
      for (int end = all.indexOf('\0'); end >= 0; end = all.indexOf('\0', start)) {
        byte[] bytes = all.substring(start, end).getBytes(StandardCharsets.ISO_8859_1);
        words.add(new String(bytes, StandardCharsets.UTF_8));
        start = end + 1;
      }
      return words;
    } catch (IOException elsewhere) {
      return List.of();
    }
  }
}
