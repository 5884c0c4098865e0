package org.synapticcaching.machine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedFlagsTest {
  @Test
  void aCollectorOfTheUserStays() {
    List<String> flags = SpeedFlags.beside(List.of("-XX:+UseParallelGC"));
    assertTrue(flags.stream().noneMatch(flag -> flag.contains("SerialGC")), flags::toString);
    assertTrue(flags.stream().noneMatch(SpeedFlags.OLD::equals), flags::toString);
  }
}
