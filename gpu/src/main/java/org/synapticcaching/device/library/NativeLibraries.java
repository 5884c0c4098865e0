package org.synapticcaching.device.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.JCublas2;

/** Loads the driver, cuBLAS, and JCuda's libraries that call them. */
public final class NativeLibraries {
  private static final String DRIVER = "libcuda.so.1";

  /** Where containers and distributions put the driver without telling the loader. */
  private static final List<Path> DRIVER_FOLDERS =
      List.of(
          Path.of("/usr/local/nvidia/lib64"),
          Path.of("/usr/lib/wsl/lib"),
          Path.of("/run/opengl-driver/lib"),
          Path.of("/usr/lib/x86_64-linux-gnu/nvidia/current"));

  private static final String HOW_TO_HAVE_CUBLAS =
      "part of the CUDA toolkit, or mvn -Pcublas12 -pl gpu generate-resources fetches it, 2 GB; where"
          + " it is not found, name the folder that holds it and libcublasLt with -D"
          + CublasSearch.PROPERTY
          + "=FOLDER";

  private NativeLibraries() {}

  /** Makes {@link JCudaDriver} usable. */
  public static synchronized void loadDriver() throws MissingLibrary {
    Optional<String> complaint = loadJcudaDriver();
    for (Path folder : DRIVER_FOLDERS) {
      if (complaint.isPresent() && loaded(folder.resolve(DRIVER))) {
        complaint = loadJcudaDriver();
      }
    }
    if (complaint.isPresent()) {
      throw new MissingLibrary(
          "no NVIDIA driver (" + complaint.get() + ")",
          "install NVIDIA driver 525 or newer, or add the folder that holds "
              + DRIVER
              + " to LD_LIBRARY_PATH");
    }
  }

  private static Optional<String> loadJcudaDriver() throws MissingLibrary {
    return load(
        "JCudaDriver",
        UnaryOperator.identity(),
        DRIVER,
        () -> JCudaDriver.setExceptionsEnabled(false));
  }

  /**
   * Makes {@link JCublas2} usable, with the first cuBLAS found that fits the driver: 12 or 13.
   *
   * @param cuda that the driver offers, such as 12060 for 12.6
   * @throws MissingLibrary when there is none that fits
   */
  public static void loadCublas(int cuda) throws MissingLibrary {
    loadCublas(CublasSearch.here(), cuda);
  }

  /** As {@link #loadCublas(int)}, from some folders. */
  public static synchronized void loadCublas(CublasSearch search, int cuda) throws MissingLibrary {
    for (CublasVersion version : CublasVersion.values()) {
      if (version.fits(cuda) && loadCublas(search, version)) {
        return;
      }
    }
    for (CublasVersion version : CublasVersion.values()) {
      if (!version.fits(cuda)) {
        Optional<String> place = placeOf(search, version);
        if (place.isPresent()) {
          throw tooNew(version, place.get(), cuda);
        }
      }
    }
    throw missingCublas(search);
  }

  private static boolean loadCublas(CublasSearch search, CublasVersion version)
      throws MissingLibrary {
    if (!search.named() && loadCublas(version)) {
      return true;
    }
    for (Path folder : search.foldersWith(version.file())) {
      // cuBLAS looks for its other half where the loader does, which need not be this folder.
      loaded(folder.resolve(version.lightFile()));
      if (loaded(folder.resolve(version.file())) && loadCublas(version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean loadCublas(CublasVersion version) throws MissingLibrary {
    return load("JCublas2", version::adapt, "libcublas", () -> JCublas2.setExceptionsEnabled(false))
        .isEmpty();
  }

  /** Where a version is that will not be used, in words; empty where it is not. */
  private static Optional<String> placeOf(CublasSearch search, CublasVersion version)
      throws MissingLibrary {
    Optional<Path> folder = search.foldersWith(version.file()).stream().findFirst();
    if (folder.isPresent() || search.named()) {
      return folder.map(found -> "in " + found);
    }
    try (UnpackedLibrary library = UnpackedLibrary.of("JCublas2", version::adapt)) {
      library.load();
      return Optional.of("where the loader looks");
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  private static MissingLibrary tooNew(CublasVersion version, String place, int cuda) {
    return new MissingLibrary(
        "cuBLAS %s (%s) needs a driver that offers CUDA %s.0, and this one offers CUDA %s.%s"
            .formatted(version.number(), place, version.number(), cuda / 1000, cuda % 1000 / 10),
        "install NVIDIA driver %s or newer, or cuBLAS 12 (%s)"
            .formatted(version.leastDriver(), HOW_TO_HAVE_CUBLAS));
  }

  private static MissingLibrary missingCublas(CublasSearch search) {
    String files = CublasVersion.TWELVE.file() + " nor " + CublasVersion.THIRTEEN.file();
    if (search.named()) {
      return new MissingLibrary(
          "cuBLAS was not found: there is neither %s that can be loaded in %s"
              .formatted(files, search.folders().get(0)),
          "correct -D%s=FOLDER, or leave it out to have the usual places searched"
              .formatted(CublasSearch.PROPERTY));
    }
    return new MissingLibrary(
        "cuBLAS was not found: neither " + files + " is where the loader or this program looks",
        "install cuBLAS 12, or 13 where the driver offers CUDA 13 (" + HOW_TO_HAVE_CUBLAS + ")");
  }

  /** Loads one of JCuda's libraries that needs no other, such as its PTX compiler. */
  public static void load(String name, Runnable initialise) throws MissingLibrary {
    load(name, UnaryOperator.identity(), "\0", initialise);
  }

  /**
   * Loads one of JCuda's libraries.
   *
   * @param needed how the names of libraries begin that may be missing
   * @return the loader's complaint about such a library; empty when loaded
   * @throws MissingLibrary when it cannot be loaded for another reason
   */
  private static Optional<String> load(
      String name, UnaryOperator<byte[]> change, String needed, Runnable initialise)
      throws MissingLibrary {
    try (UnpackedLibrary library = UnpackedLibrary.of(name, change)) {
      try {
        library.load();
      } catch (UnsatisfiedLinkError e) {
        String cause = String.valueOf(e.getMessage());
        if (cause.contains(needed)) {
          // The loader names the library that it was loading first, then the one at fault.
          return Optional.of(cause.substring(cause.indexOf(": ") + 2));
        }
        throw new MissingLibrary(
            "JCuda's native library cannot be loaded: " + cause,
            "if it lies in a folder that no program may run from, name another one with"
                + " -Djava.io.tmpdir=FOLDER");
      }
      library.handOver(initialise);
      return Optional.empty();
    }
  }

  /** Loads a library if it is there and can be. */
  private static boolean loaded(Path library) {
    if (!Files.isReadable(library)) {
      return false;
    }
    try {
      System.load(library.toAbsolutePath().toString());
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
