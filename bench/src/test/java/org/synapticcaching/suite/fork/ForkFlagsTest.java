package org.synapticcaching.suite.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.machine.SpeedFlags;

class ForkFlagsTest {
  @Test
  void forksGetTheUsersFlagsButNoDebuggerAndNothingBetweenTheTwoJavas() {
    ForkFlags flags =
        ForkFlags.of(
            List.of(
                "-XX:ObjectAlignmentInBytes=64",
                "-XX:-UseCompressedOops",
                "-XX:+UseSerialGC",
                "-Xmx4g",
                "-Dsynapticcaching.cublas=/opt/lib",
                "--add-modules=jdk.incubator.vector",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:5005",
                "-javaagent:/opt/agent.jar",
                "-XX:+UseParallelGC",
                "-Dcom.sun.management.jmxremote.port=9000",
                "-Dsynapticcaching.terminal=true",
                "-Dsynapticcaching.parent=77"),
            SpeedFlags.all());
    assertEquals(List.of("-Xmx4g", "-Dsynapticcaching.cublas=/opt/lib"), flags.handedOn());
    assertEquals(
        List.of(
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:5005",
            "-javaagent:/opt/agent.jar",
            "-XX:+UseParallelGC",
            "-Dcom.sun.management.jmxremote.port=9000"),
        flags.withheld());
  }
}
