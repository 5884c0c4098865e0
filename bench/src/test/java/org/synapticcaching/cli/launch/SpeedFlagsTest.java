package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.synapticcaching.jmh.JavaFlags;

class SpeedFlagsTest {
  @Test
  void benchmarksMeasureWhatTheCommandLineRuns() {
    Set<String> ours = new HashSet<>(SpeedFlags.beside(List.of()));
    ours.addAll(List.of(SpeedFlags.VECTOR, SpeedFlags.NATIVE));
    assertEquals(new HashSet<>(JavaFlags.all()), ours);
  }

  @Test
  void aCollectorOfTheUserStays() {
    List<String> flags = SpeedFlags.beside(List.of("-XX:+UseParallelGC"));
    assertTrue(flags.stream().noneMatch(flag -> flag.contains("SerialGC")), flags::toString);
  }
}
