package org.synapticcaching.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a Java has to ask for memory in pages of 2 MB instead of 4 KB. */
public final class HugePages {
  private static final Path SETTING = Path.of("sys/kernel/mm/transparent_hugepage/enabled");

  /** What Linux calls it when programs get them that ask. */
  private static final String IF_ASKED = "[madvise]";

  /** A flag by which the user has decided about the size of pages. */
  private static final Pattern DECIDED =
      Pattern.compile("-XX:.*(HugePages|LargePages|HugeTLBFS).*");

  private HugePages() {}

  /**
   * The flag that asks for them, where that is needed and heard: on a Linux that gives them to all,
   * or to nobody, Java would ask in vain, and in the second case say so in every command.
   *
   * @param userFlags flags that the user gives this Java; where one is about pages, it stays alone
   * @return {@link SpeedFlags#HUGE_PAGES}, or nothing
   */
  public static List<String> flags(List<String> userFlags) {
    return flags(Path.of("/"), userFlags);
  }

  static List<String> flags(Path root, List<String> userFlags) {
    boolean decided = userFlags.stream().anyMatch(flag -> DECIDED.matcher(flag).matches());
    return !decided && givesIfAsked(root) ? List.of(SpeedFlags.HUGE_PAGES) : List.of();
  }

  private static boolean givesIfAsked(Path root) {
    try {
      return Files.readString(root.resolve(SETTING)).contains(IF_ASKED);
    } catch (IOException elsewhere) {
      return false;
    }
  }
}
