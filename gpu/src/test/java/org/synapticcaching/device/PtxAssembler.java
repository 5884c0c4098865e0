package org.synapticcaching.device;

import static jcuda.nvptxcompiler.nvPTXCompileResult.NVPTXCOMPILE_SUCCESS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.synapticcaching.device.library.MissingLibrary;
import org.synapticcaching.device.library.NativeLibraries;

/** The PTX compiler of CUDA 12.0, which needs no GPU. */
final class PtxAssembler {
  private PtxAssembler() {}

  private static final class Loaded {
    static final boolean LOADED = load();

    private static boolean load() {
      try {
        NativeLibraries.load("JNvPTXCompiler", () -> JNvPTXCompiler.setExceptionsEnabled(false));
        return true;
      } catch (MissingLibrary e) {
        return false;
      }
    }
  }

  /** Whether it is there for this platform. */
  static boolean present() {
    return Loaded.LOADED;
  }

  /**
   * What PTX became.
   *
   * @param code a cubin
   * @param log what the compiler tells of registers and spills
   */
  record Assembled(byte[] code, String log) {}

  /**
   * As {@link #assemble}, or what that gave before for the same text: it is kept in a folder of the
   * module's target, since it takes up to half a minute.
   */
  static Assembled kept(Ptx ptx, String card) throws IOException {
    Path folder = Files.createDirectories(KernelSources.module().resolve("target/cubins"));
    String name = "%s-%s.%s".formatted(ptx.stem(), ptx.hash(), card);
    Path code = folder.resolve(name + ".cubin");
    Path log = folder.resolve(name + ".log");
    if (Files.exists(code)) {
      return new Assembled(Files.readAllBytes(code), Files.readString(log));
    }
    Assembled made = assemble(ptx, card);
    put(log, made.log.getBytes(StandardCharsets.UTF_8));
    put(code, made.code); // last, since it says that both are there
    return made;
  }

  /** In one step, since other processes may be at the same work. */
  private static void put(Path file, byte[] bytes) throws IOException {
    Path unfinished = Files.createTempFile(file.getParent(), "unfinished", "");
    Files.write(unfinished, bytes);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Assembles PTX for a card, such as {@code sm_90}.
   *
   * @throws IllegalArgumentException with the compiler's log when it refuses
   */
  static Assembled assemble(Ptx ptx, String card) {
    byte[] text = ptx.terminated();
    nvPTXCompilerHandle handle = new nvPTXCompilerHandle();
    if (JNvPTXCompiler.nvPTXCompilerCreate(handle, text.length, text) != NVPTXCOMPILE_SUCCESS) {
      throw new IllegalStateException("the PTX compiler does not start");
    }
    try {
      String[] options = {"--gpu-name=" + card, "--verbose"};
      int code = JNvPTXCompiler.nvPTXCompilerCompile(handle, options.length, options);
      long[] size = new long[1];
      if (code != NVPTXCOMPILE_SUCCESS) {
        JNvPTXCompiler.nvPTXCompilerGetErrorLogSize(handle, size);
        byte[] log = new byte[(int) size[0] + 1];
        JNvPTXCompiler.nvPTXCompilerGetErrorLog(handle, log);
        throw new IllegalArgumentException(
            ptx.resource() + " for " + card + ": code " + code + "\n" + string(log));
      }
      JNvPTXCompiler.nvPTXCompilerGetInfoLogSize(handle, size);
      byte[] log = new byte[(int) size[0] + 1];
      JNvPTXCompiler.nvPTXCompilerGetInfoLog(handle, log);
      JNvPTXCompiler.nvPTXCompilerGetCompiledProgramSize(handle, size);
      byte[] cubin = new byte[(int) size[0]];
      JNvPTXCompiler.nvPTXCompilerGetCompiledProgram(handle, cubin);
      return new Assembled(cubin, string(log));
    } finally {
      JNvPTXCompiler.nvPTXCompilerDestroy(handle);
    }
  }

  private static String string(byte[] terminated) {
    return new String(terminated, StandardCharsets.UTF_8).replace("\0", "");
  }
}
