package org.synapticcaching.device;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Puts the machine code of all kernels beside their PTX into a folder of classes: for a bundle. */
final class KernelAssembly {
  private KernelAssembly() {}

  /** Takes the folder of classes. */
  public static void main(String[] classes) throws Exception {
    if (!PtxAssembler.present()) {
      System.out.println("JCuda has no PTX compiler for this platform: kernels are packed as PTX");
      return;
    }
    long bytes = into(Path.of(classes[0]));
    System.out.println("kernels as machine code: " + bytes + " bytes");
  }

  /** Assembles as many at once as there are processors; returns the size of all code. */
  static long into(Path classes) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Long>> pending = new ArrayList<>();
      for (Path resource : KernelSources.ptx()) {
        Path folder =
            classes
                .resolve("org/synapticcaching")
                .resolve(KernelSources.resources().relativize(resource))
                .getParent();
        Ptx ptx = Ptx.parse(resource.getFileName().toString(), Files.readString(resource));
        removeOld(folder, ptx);
        for (int capability : MachineCode.CAPABILITIES) {
          pending.add(pool.submit(() -> put(folder, ptx, capability)));
        }
      }
      long bytes = 0;
      for (Future<Long> each : pending) {
        bytes += each.get();
      }
      return bytes;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static long put(Path folder, Ptx ptx, int capability) throws IOException {
    byte[] code = PtxAssembler.kept(ptx, "sm_" + capability).code();
    Files.createDirectories(folder);
    Files.write(folder.resolve(MachineCode.resource(ptx, capability)), code);
    return code.length;
  }

  /** Code of what the PTX was before, which nobody would load. */
  private static void removeOld(Path folder, Ptx ptx) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> old =
          Files.newDirectoryStream(folder, ptx.stem() + "-????????????????.sm_*.cubin")) {
        for (Path each : old) {
          Files.delete(each);
        }
      }
    }
  }
}
