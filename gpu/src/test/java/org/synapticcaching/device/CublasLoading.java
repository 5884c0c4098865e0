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
 * Loads cuBLAS for a driver of the CUDA given first, from the folders given then, in a process of
 * its own, since a process can load only one; prints the version that it tells, or why there is
 * none.
 */
final class CublasLoading {
  private CublasLoading() {}

  public static void main(String[] words) {
    List<Path> paths = Arrays.stream(words).skip(1).map(Path::of).toList();
    try {
      NativeLibraries.loadCublas(new CublasSearch(paths, true), Integer.parseInt(words[0]));
    } catch (MissingLibrary e) {
      System.out.println(e.getMessage() + "; " + e.remedy());
      return;
    }
    int[] version = new int[1];
    int status = JCublas2.cublasGetVersion(new cublasHandle(), version);
    System.out.println("status " + status + ", version " + version[0]);
  }
}
