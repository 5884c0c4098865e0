package org.synapticcaching.device;

import static jcuda.nvptxcompiler.nvPTXCompileResult.NVPTXCOMPILE_SUCCESS;

import java.nio.charset.StandardCharsets;
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
   * Assembles PTX for a card, such as {@code sm_90}.
   *
   * @return what the compiler tells of registers and spills
   * @throws IllegalArgumentException with the compiler's log when it refuses
   */
  static String assemble(Ptx ptx, String card) {
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
      return string(log);
    } finally {
      JNvPTXCompiler.nvPTXCompilerDestroy(handle);
    }
  }

  private static String string(byte[] terminated) {
    return new String(terminated, StandardCharsets.UTF_8).replace("\0", "");
  }
}
