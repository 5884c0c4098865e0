package org.synapticcaching.device.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jcuda.LibUtils;
import org.junit.jupiter.api.Test;

/** JCuda's cuBLAS library asks for cuBLAS 12 as it comes, and for 13 when renamed. */
class ElfFileTest {
  private static final String TWELVE = "libcublas.so.12";
  private static final String THIRTEEN = "libcublas.so.13";

  private static byte[] cublasBinding() throws IOException {
    try (InputStream in =
        LibUtils.class.getResourceAsStream("/lib/libJCublas2-12.6.0-linux-x86_64.so")) {
      assumeTrue(in != null, "JCuda has no native libraries for this platform");
      return in.readAllBytes();
    }
  }

  @Test
  void readsWhatALibraryNeeds() throws IOException {
    List<String> needed = ElfFile.of(cublasBinding());
    assertEquals(1, needed.stream().filter(TWELVE::equals).count());
    assertTrue(needed.contains("libc.so.6"), needed.toString());
    assertEquals(List.of(), needed.stream().filter(name -> !name.contains(".so")).toList());
  }

  @Test
  void hashesVersionsAsTheFileDoes() throws IOException {
    Map<String, Map<String, Integer>> libraries = ElfFile.versionsOf(cublasBinding());
    assertTrue(libraries.size() > 3, libraries.toString());
    libraries.values().stream()
        .flatMap(versions -> versions.entrySet().stream())
        .forEach(
            version ->
                assertEquals(ElfFile.hash(version.getKey()), version.getValue(), version.getKey()));
  }

  @Test
  void renamingChangesTheLibraryItsVersionAndTheHash() throws IOException {
    byte[] original = cublasBinding();
    byte[] renamed = ElfFile.renamed(original, TWELVE, THIRTEEN);
    List<String> expected =
        ElfFile.of(original).stream().map(name -> name.replace(TWELVE, THIRTEEN)).toList();
    assertEquals(expected, ElfFile.of(renamed));
    Map<String, Map<String, Integer>> versions = new LinkedHashMap<>(ElfFile.versionsOf(original));
    versions.remove(TWELVE);
    versions.put(THIRTEEN, Map.of(THIRTEEN, ElfFile.hash(THIRTEEN)));
    assertEquals(versions, ElfFile.versionsOf(renamed));
  }

  @Test
  void renamingLeavesTheRestAsItWas() throws IOException {
    byte[] original = cublasBinding();
    byte[] renamed = ElfFile.renamed(original, TWELVE, THIRTEEN);
    int changed = 0;
    for (int at = 0; at < original.length; at++) {
      changed += original[at] == renamed[at] ? 0 : 1;
    }
    // One letter of the name, and the lowest byte of the hash, whose last letter it is.
    assertEquals(2, changed);
    assertEquals(original.length, renamed.length);
  }

  @Test
  void refusesWhatItCannotRename() throws IOException {
    byte[] library = cublasBinding();
    assertThrows(
        IllegalArgumentException.class, () -> ElfFile.renamed(library, TWELVE, "libcublas.so.1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> ElfFile.renamed(library, "libcublas.so.99", THIRTEEN));
    assertThrows(
        IllegalArgumentException.class, () -> ElfFile.renamed(new byte[100], TWELVE, THIRTEEN));
  }
}
