package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaFlagsTest {
  @Test
  void whatListensOnAPortIsToldFromTheRest() {
    List<String> listening =
        List.of(
            "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
            "-Xrunjdwp:transport=dt_socket,server=y,address=5005",
            "-Dcom.sun.management.jmxremote",
            "-Dcom.sun.management.jmxremote.port=9010",
            "-Dcom.sun.management.config.file=x");
    List<String> others =
        List.of("-Xmx1g", "-agentlib:hprof", "-javaagent:x.jar", "-agentpath:/x.so", "-Da=b");
    JavaFlags flags = new JavaFlags(both(listening, others));
    assertEquals(listening, flags.listening());
    assertEquals(others, flags.others());
  }

  @Test
  void askingForFlagsLeavesTheFolderAsItIs() {
    String folder = System.getProperty("user.dir");
    JavaFlags.ofThisJava();
    assertEquals(folder, System.getProperty("user.dir"));
  }

  private static List<String> both(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
