package org.synapticcaching.device.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where cuBLAS is looked for. */
class CublasSearchTest {
  @TempDir private Path root;

  private Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  @Test
  void onlyTheFolderThatTheUserNamesIsSearched() throws IOException {
    Path toolkit = folder("toolkit/lib64");
    CublasSearch search =
        CublasSearch.of("/mine", Map.of("CUDA_HOME", toolkit.getParent().toString()), root);
    assertEquals(List.of(Path.of("/mine")), search.folders());
    assertTrue(search.named());
  }

  @Test
  void theToolkitOfTheEnvironmentComesBeforeTheUsualPlaces() throws IOException {
    Path usual = folder("usr/local/cuda/lib64");
    Path own = folder("toolkit/targets/x86_64-linux/lib");
    CublasSearch search =
        CublasSearch.of(null, Map.of("CUDA_PATH", root.resolve("toolkit").toString()), root);
    assertEquals(List.of(own, usual), search.folders());
    assertFalse(search.named());
  }

  @Test
  void newerToolkitsComeFirstAndThoseWithTheFileAreTaken() throws IOException {
    Path older = folder("usr/local/cuda-12.4/lib64");
    Path newer = folder("usr/local/cuda-13.0/lib64");
    Files.createFile(older.resolve("libcublas.so.12"));
    Files.createFile(newer.resolve("libcublas.so.13"));
    CublasSearch search = CublasSearch.of("", Map.of(), root);
    assertEquals(List.of(newer, older), search.folders());
    assertEquals(List.of(older), search.foldersWith("libcublas.so.12"));
    assertEquals(List.of(newer), search.foldersWith("libcublas.so.13"));
    assertEquals(List.of(), search.foldersWith("libcublas.so.11"));
  }

  @Test
  void pythonPackagesOfTheActiveEnvironmentAreSearched() throws IOException {
    Path packages = folder("env/lib/python3.11/site-packages/nvidia/cublas/lib");
    CublasSearch search =
        CublasSearch.of(null, Map.of("VIRTUAL_ENV", root.resolve("env").toString()), root);
    assertEquals(List.of(packages), search.folders());
  }

  @Test
  void whatTheBuildBroughtIsSearched() throws IOException {
    Path brought = folder("home/.cache/synaptic-caching/cublas12");
    CublasSearch search =
        CublasSearch.of(null, Map.of("HOME", root.resolve("home").toString()), root);
    assertEquals(List.of(brought), search.folders());
  }
}
