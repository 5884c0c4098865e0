package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuVersionsTest {
  @TempDir private Path folder;

  @Test
  void readsTheDriversNumberInEitherOfItsForms() throws IOException {
    Path file = folder.resolve("version");
    assertEquals("unknown", GpuVersions.driver(file));
    Files.writeString(
        file,
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n"
            + "GCC version:  gcc version 11.4.0\n");
    assertEquals("535.104.05", GpuVersions.driver(file));
    Files.writeString(
        file,
        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  560.35.03  Release Build\n");
    assertEquals("560.35.03", GpuVersions.driver(file));
    Files.writeString(file, "something else\n");
    assertEquals("unknown", GpuVersions.driver(file));
  }

  @Test
  void numbersBecomeVersions() {
    assertEquals("12.6", GpuVersions.cuda(12060));
    assertEquals("13.0", GpuVersions.cuda(13000));
    assertEquals("12.6.3", GpuVersions.cublas(120603));
  }
}
