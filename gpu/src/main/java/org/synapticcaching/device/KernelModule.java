package org.synapticcaching.device;

/** The kernels of one PTX resource, for one session. */
public final class KernelModule {
  private final GpuSession session;
  private final LoadedModule module;

  KernelModule(GpuSession session, LoadedModule module) {
    this.session = session;
    this.module = module;
  }

  /**
   * In which form the kernels were loaded, in words: machine code for a compute capability, or PTX.
   */
  public String form() {
    return module.form();
  }

  /**
   * A kernel by its name in the source.
   *
   * @throws IllegalArgumentException when there is no such kernel, listing those there are
   */
  public Kernel kernel(String name) {
    session.use();
    return new Kernel(session, module.kernel(name));
  }
}
