package org.synapticcaching.cuda.perceptron;

import org.junit.jupiter.api.Test;
import org.synapticcaching.cuda.perceptron.CudaPerceptronProgress.Status;
import org.synapticcaching.device.KernelHeader;

/** The structures of this package are those of its kernels, field by field. */
class CudaPerceptronLayoutsTest {
  @Test
  void jobsAndProgress() {
    new KernelHeader("perceptron/job.cuh")
        .declares(CudaPerceptronSlot.JOB)
        .declares(CudaPerceptronSlot.WHOLE_JOB)
        .declares(CudaPerceptronProgress.LAYOUT)
        .defines("perceptron::kRunning", Status.RUNNING.ordinal())
        .defines("perceptron::kFinished", Status.FINISHED.ordinal())
        .defines("perceptron::kUndecided", Status.UNDECIDED.ordinal())
        .verify();
  }
}
