package org.synapticcaching.device;

import static jcuda.driver.CUjit_option.CU_JIT_ERROR_LOG_BUFFER;
import static jcuda.driver.CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES;
import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;
import jcuda.driver.JITOptions;

/** A PTX resource as the driver compiled it, shared by all sessions. */
final class LoadedModule {
  private static final int LOG_BYTES = 16 * 1024;

  private final String resource;
  private final Ptx ptx;
  private final CUmodule module;
  private final ConcurrentMap<String, LoadedKernel> kernels = new ConcurrentHashMap<>();

  private LoadedModule(String resource, Ptx ptx, CUmodule module) {
    this.resource = resource;
    this.ptx = ptx;
    this.module = module;
  }

  /** Has the driver compile a resource; the context is current. */
  static LoadedModule load(Class<?> owner, String resource) {
    Ptx ptx = Ptx.read(owner, resource);
    CUmodule module = new CUmodule();
    byte[] log = new byte[LOG_BYTES];
    JITOptions options = new JITOptions();
    options.putInt(CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES, LOG_BYTES);
    options.putBytes(CU_JIT_ERROR_LOG_BUFFER, log);
    byte[] text = ptx.terminated();
    int code = JCudaDriver.cuModuleLoadDataJIT(module, Pointer.to(text), options);
    if (code != CUDA_SUCCESS) {
      String said = new String(log, StandardCharsets.UTF_8).replace("\0", "").strip();
      throw Driver.failure(
          code,
          "loading the kernels of %s%s"
              .formatted(resource, said.isEmpty() ? "" : " (its compiler says: " + said + ")"));
    }
    return new LoadedModule(resource, ptx, module);
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
