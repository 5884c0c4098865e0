package org.synapticcaching.device;

import static jcuda.driver.CUjit_option.CU_JIT_ERROR_LOG_BUFFER;
import static jcuda.driver.CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES;
import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;
import jcuda.driver.JITOptions;

/** The kernels of a PTX resource as a device has them, shared by all sessions. */
final class LoadedModule {
  /** The form of what the driver had to translate. */
  static final String TRANSLATED = "PTX that the driver translated";

  private static final int LOG_BYTES = 16 * 1024;

  private final String resource;
  private final Ptx ptx;
  private final CUmodule module;
  private final String form;
  private final ConcurrentMap<String, LoadedKernel> kernels = new ConcurrentHashMap<>();

  private LoadedModule(Ptx ptx, CUmodule module, String form) {
    this.resource = ptx.resource();
    this.ptx = ptx;
    this.module = module;
    this.form = form;
  }

  /**
   * Loads a resource's machine code, or where there is none for the device has the driver translate
   * its PTX; the context is current.
   *
   * @param capability of the device, times ten
   */
  static LoadedModule load(Class<?> owner, String resource, int capability) {
    Ptx ptx = Ptx.read(owner, resource);
    return load(ptx, MachineCode.find(owner::getResourceAsStream, ptx, capability));
  }

  /** Loads machine code, or the PTX where there is none or the driver does not take it. */
  static LoadedModule load(Ptx ptx, Optional<MachineCode> code) {
    CUmodule module = new CUmodule();
    if (code.isPresent()
        && JCudaDriver.cuModuleLoadDataJIT(module, Pointer.to(code.get().code()), new JITOptions())
            == CUDA_SUCCESS) {
      return new LoadedModule(ptx, module, code.get().describe());
    }
    translate(ptx, module);
    return new LoadedModule(ptx, module, TRANSLATED);
  }

  private static void translate(Ptx ptx, CUmodule module) {
    byte[] log = new byte[LOG_BYTES];
    JITOptions options = new JITOptions();
    options.putInt(CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES, LOG_BYTES);
    options.putBytes(CU_JIT_ERROR_LOG_BUFFER, log);
    // Not an array: the collector could not work while the driver does, for many seconds.
    Pointer text = Pointer.to(MachineCode.direct(ptx.terminated()));
    int code = JCudaDriver.cuModuleLoadDataJIT(module, text, options);
    if (code != CUDA_SUCCESS) {
      String said = new String(log, StandardCharsets.UTF_8).replace("\0", "").strip();
      throw Driver.failure(
          code,
          "loading the kernels of %s%s"
              .formatted(
                  ptx.resource(), said.isEmpty() ? "" : " (its compiler says: " + said + ")"));
    }
  }

  /** Whether it was loaded as machine code or as PTX, in words. */
  String form() {
    return form;
  }

  LoadedKernel kernel(String name) {
    return kernels.computeIfAbsent(name, this::find);
  }

  private LoadedKernel find(String name) {
    KernelSignature signature = ptx.signature(name);
    CUfunction function = new CUfunction();
    Driver.check(
        JCudaDriver.cuModuleGetFunction(function, module, name),
        "looking for kernel '" + name + "' in " + resource);
    return new LoadedKernel(name, function, signature);
  }
}
