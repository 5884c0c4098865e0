package org.synapticcaching.device;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jcuda.jcublas.JCublas2;
import jcuda.jcublas.cublasHandle;
import org.synapticcaching.device.library.CublasSearch;
import org.synapticcaching.device.library.MissingLibrary;
import org.synapticcaching.device.library.NativeLibraries;

/**
 * Loads cuBLAS from the folders given, in a process of its own, since a process can load only one;
 * prints the version that it tells.
 */
final class CublasLoading {
  private CublasLoading() {}

  public static void main(String[] folders) throws MissingLibrary {
    List<Path> paths = Arrays.stream(folders).map(Path::of).toList();
    NativeLibraries.loadCublas(new CublasSearch(paths, true));
    int[] version = new int[1];
    int status = JCublas2.cublasGetVersion(new cublasHandle(), version);
    System.out.println("status " + status + ", version " + version[0]);
  }
}
