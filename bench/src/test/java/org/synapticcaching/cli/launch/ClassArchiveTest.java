package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;

class ClassArchiveTest {
  @TempDir private Path folder;

  @Test
  void theArchiveOfThisBuildOfJavaIsFoundBesideTheJar() throws Exception {
    String jar = folder.resolve("x.jar").toString();
    assertEquals(Optional.empty(), ClassArchive.of(jar, "17.1"));
    Path file = Files.createFile(folder.resolve("x-17.1.jsa"));
    assertEquals(Optional.of(new ClassArchive(file)), ClassArchive.of(jar, "17.1"));
    assertEquals(Optional.empty(), ClassArchive.of(jar, "17.2"), "of another build");
  }

  @Test
  void aClassPathThatIsNotOneJarHasNone() throws Exception {
    Files.createFile(folder.resolve("x-17.1.jsa"));
    for (String classPath :
        List.of("", folder.toString(), folder + "/x.jar" + File.pathSeparator + "y.jar")) {
      assertEquals(Optional.empty(), ClassArchive.of(classPath, "17.1"), classPath);
    }
  }

  @Test
  void whoeverDecidesAboutArchivesIsNotContradicted() {
    ClassArchive archive = new ClassArchive(folder.resolve("x.jsa"));
    assertTrue(
        archive.flags(List.of("-Xmx1g")).contains("-XX:SharedArchiveFile=" + archive.file()));
    for (String chosen :
        List.of("-Xshare:off", "-XX:SharedArchiveFile=y.jsa", "-XX:+AutoCreateSharedArchive")) {
      assertEquals(List.of(), archive.flags(List.of("-Xmx1g", chosen)), chosen);
    }
  }

  @Test
  void javaSaysNothingOfAnArchiveThatDoesNotFit() throws Exception {
    ClassArchive archive = new ClassArchive(folder.resolve("x.jsa"));
    for (byte[] content : new byte[][] {{}, new byte[100_000]}) {
      Files.write(archive.file(), content);
      List<String> words = new ArrayList<>(archive.flags(List.of()));
      words.addAll(List.of("-cp", System.getProperty("java.class.path"), Silent.class.getName()));
      Path out = folder.resolve("out");
      Process process =
          OtherJava.with(words).redirectErrorStream(true).redirectOutput(out.toFile()).start();
      assertEquals(0, process.waitFor());
      assertEquals("", Files.readString(out));
    }
  }

  /** Has nothing to say. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] arguments) {}
  }
}
