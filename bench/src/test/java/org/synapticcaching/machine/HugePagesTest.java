package org.synapticcaching.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugePagesTest {
  private static final List<String> ASKED = List.of("-XX:+UseTransparentHugePages");

  @TempDir private Path root;

  private void setting(String words) throws IOException {
    Path file = root.resolve("sys/kernel/mm/transparent_hugepage/enabled");
    Files.createDirectories(file.getParent());
    Files.writeString(file, words + "\n");
  }

  private List<String> flags(String... userFlags) {
    return HugePages.flags(root, List.of(userFlags));
  }

  @Test
  void areAskedForWhereOnlyThoseGetThemWhoAsk() throws IOException {
    setting("always [madvise] never");
    assertEquals(ASKED, flags());
    assertEquals(ASKED, flags("-Xmx4g", "-Dpages=HugePages"));
  }

  @Test
  void areNotAskedForWhereThatIsInVain() throws IOException {
    assertEquals(List.of(), flags(), "no Linux");
    setting("[always] madvise never");
    assertEquals(List.of(), flags());
    setting("always madvise [never]");
    assertEquals(List.of(), flags());
  }

  @Test
  void areTheUsersToDecideAbout() throws IOException {
    setting("always [madvise] never");
    assertEquals(List.of(), flags("-XX:-UseTransparentHugePages"));
    assertEquals(List.of(), flags("-Xmx4g", "-XX:+UseLargePages"));
  }
}
