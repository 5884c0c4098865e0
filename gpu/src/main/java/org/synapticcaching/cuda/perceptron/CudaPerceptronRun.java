package org.synapticcaching.cuda.perceptron;

import java.util.Optional;

/** One run on the device, from launch to launch. */
final class CudaPerceptronRun {
  private final CudaPerceptronTenant tenant;
  private final int k;
  private final Shape shape;
  private CudaPerceptronProgress progress = CudaPerceptronProgress.START;
  private double seconds;

  /**
   * What is the same for all runs of a launch.
   *
   * @param events updates and checks for which each goes on, at most
   */
  record Shape(Code code, int threads, int sharedBytes, int events) {}

  /** What is launched. */
  record Code(CudaPerceptronKernel kernel, CudaPerceptronThreshold threshold) {}

  CudaPerceptronRun(CudaPerceptronTenant tenant, int k, int events) {
    this.tenant = tenant;
    this.k = k;
    CudaPerceptronPlan plan = plan();
    Code code = new Code(plan.kernel(), plan.threshold());
    shape = new Shape(code, plan.threads(), plan.sharedBytes(), events);
  }

  private CudaPerceptronPlan plan() {
    return tenant.slot().plans().get(k);
  }

  /** The task that it learns. */
  CudaPerceptronTenant tenant() {
    return tenant;
  }

  /** How it is launched. */
  Shape shape() {
    return shape;
  }

  /** Address of its job on the device. */
  long job() {
    return tenant.piece().address() + tenant.slot().job(k);
  }

  /** Where it stands. */
  CudaPerceptronProgress progress() {
    return progress;
  }

  /**
   * Takes in what a launch left.
   *
   * @param share of the time that the device took
   * @throws IllegalStateException when it cannot be true
   */
  void note(CudaPerceptronProgress now, double share) {
    long most = (long) plan().spec().maxEpochs() * tenant.slot().patterns().patterns();
    progress = now.checkedAfter(progress, most);
    seconds += share;
  }

  /** Reads what it came to and tells of it; whether it was the last one of its task. */
  boolean conclude() {
    return tenant.end(
        k,
        progress.status() == CudaPerceptronProgress.Status.FINISHED
            ? Optional.of(tenant.slot().outcome(tenant.piece(), k, progress, seconds))
            : Optional.empty());
  }
}
