package org.synapticcaching.cuda;

import org.junit.jupiter.api.Test;
import org.synapticcaching.device.KernelHeader;

/** Structures and constants of competitive rules are those of the kernels. */
class CudaPlasticTest {
  @Test
  void structuresAreThoseOfTheHeader() {
    new KernelHeader("network/plastic.cuh")
        .declares(CudaPlastic.LAYOUT)
        .declares(CudaPlastic.LAYER)
        .declares(CudaPlastic.CUTOFF)
        .defines("kDigits", CudaPlastic.DIGITS)
        .defines("sizeof(Sought)", CudaPlastic.SOUGHT_WORDS * Integer.BYTES)
        .defines("1 << kSharedBits", CudaPlastic.EXCHANGED)
        .verify();
  }
}
