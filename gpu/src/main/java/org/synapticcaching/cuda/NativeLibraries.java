package org.synapticcaching.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jcuda.JCudaVersion;
import jcuda.LibUtils;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;

/**
 * Loads JCuda's native libraries from a private folder that is gone again once they are loaded.
 * JCuda itself unpacks them to the shared temporary folder under fixed names, where the copies of
 * two users, or a broken one, get in each other's way.
 */
final class NativeLibraries {
  private static final String TEMPORARY = "java.io.tmpdir";

  private NativeLibraries() {}

  /** Makes {@link JCudaDriver} usable. */
  static void loadDriver() throws MissingLibrary {
    try {
      load("JCudaDriver", () -> JCudaDriver.setExceptionsEnabled(false));
    } catch (UnsatisfiedLinkError e) {
      if (String.valueOf(e.getMessage()).contains("libcuda.so")) {
        throw new MissingLibrary(
            "no NVIDIA driver: libcuda.so.1 was not found",
            "install the NVIDIA driver (525 or newer), or add the folder that holds libcuda.so.1 to"
                + " LD_LIBRARY_PATH");
      }
      throw unusable(e);
    }
  }

  /** Makes {@link JCublas2} usable. */
  static void loadCublas() throws MissingLibrary {
    try {
      load("JCublas2", () -> JCublas2.setExceptionsEnabled(false));
    } catch (UnsatisfiedLinkError e) {
      throw new MissingLibrary(
          "cuBLAS was not found: " + e.getMessage(), "install the CUDA toolkit 12 or 13");
    }
  }

  private static MissingLibrary unusable(Throwable cause) {
    return new MissingLibrary(
        "JCuda's native library cannot be loaded: " + cause.getMessage(),
        "name a folder that programs can be run from with -Djava.io.tmpdir=FOLDER");
  }

  /**
   * Loads a library ourselves first, since a failure inside JCuda would make its classes unusable
   * and hide the cause in two stack traces; then lets JCuda load the same file.
   */
  static void load(String name, Runnable touch) throws MissingLibrary {
    String file =
        LibUtils.createLibraryFileName(
            LibUtils.createPlatformLibraryName(name + "-" + JCudaVersion.get()));
    try (InputStream resource = JCudaDriver.class.getResourceAsStream("/lib/" + file)) {
      if (resource == null) {
        throw new MissingLibrary(
            "JCuda's native library " + file + " is not among the program's jars",
            "use Linux on x86-64, and a build made there");
      }
      Path folder = Files.createTempDirectory("synaptic-caching-");
      Path library = folder.resolve(file);
      try {
        Files.copy(resource, library);
        System.load(library.toString());
        touchWith(folder, touch);
      } finally {
        Files.deleteIfExists(library);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** JCuda reads the property while its class initialises, at no other time. */
  private static void touchWith(Path folder, Runnable touch) {
    String before = System.getProperty(TEMPORARY);
    System.setProperty(TEMPORARY, folder.toString());
    try {
      touch.run();
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }
}
