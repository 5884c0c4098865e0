package org.synapticcaching.device.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import jcuda.JCudaVersion;
import jcuda.LibUtils;

/**
 * One of JCuda's native libraries in a private folder. Closing removes it, which a library that is
 * loaded does not mind. JCuda itself would unpack to the shared temporary folder under a fixed
 * name, where the copies of two users, or a broken one, get in each other's way.
 */
final class UnpackedLibrary implements AutoCloseable {
  private static final String TEMPORARY = "java.io.tmpdir";

  private final Path folder;
  private final Path file;

  private UnpackedLibrary(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /** Unpacks a library, such as {@code JCublas2}, after changing its bytes. */
  static UnpackedLibrary of(String name, UnaryOperator<byte[]> change) throws MissingLibrary {
    String fileName = "";
    try {
      fileName =
          LibUtils.createLibraryFileName(
              LibUtils.createPlatformLibraryName(name + "-" + JCudaVersion.get()));
      byte[] bytes = read(fileName);
      Path folder = Files.createTempDirectory("synaptic-caching-");
      UnpackedLibrary unpacked = new UnpackedLibrary(folder, folder.resolve(fileName));
      try {
        Files.write(unpacked.file, change.apply(bytes));
        return unpacked;
      } catch (IOException e) {
        unpacked.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MissingLibrary(
          "JCuda's native library " + fileName + " cannot be unpacked: " + e.getMessage(),
          "name a folder that can be written to with -Djava.io.tmpdir=FOLDER");
    }
  }

  private static byte[] read(String fileName) throws IOException, MissingLibrary {
    try (InputStream resource = LibUtils.class.getResourceAsStream("/lib/" + fileName)) {
      if (resource == null) {
        throw new MissingLibrary(
            "JCuda has no native library for this platform: " + fileName + " is not in the jar",
            "use Linux on x86-64, with a build made there");
      }
      return resource.readAllBytes();
    }
  }

  /**
   * Loads it. JCuda does not do it, since a failure inside of JCuda leaves its classes unusable and
   * hides the cause in two stack traces.
   *
   * @throws UnsatisfiedLinkError when the loader refuses, with the cause
   */
  void load() {
    System.load(file.toString());
  }

  /**
   * Has JCuda load this file, too, by making its class initialise: JCuda takes a file that is there
   * already, and reads the name of the temporary folder then and at no other time.
   */
  void handOver(Runnable initialise) {
    String before = System.getProperty(TEMPORARY);
    System.setProperty(TEMPORARY, folder.toString());
    try {
      initialise.run();
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Left behind in the temporary folder; it harms nobody, being private.
      file.toFile().deleteOnExit();
    }
  }
}
