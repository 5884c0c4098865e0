package org.synapticcaching.cuda;

import org.junit.jupiter.api.Test;
import org.synapticcaching.device.KernelHeader;

/** The structures and constants of this package are those of its kernels, field by field. */
class CudaLayoutsTest {
  @Test
  void structures() {
    new KernelHeader("network/layout.cuh")
        .declares(CudaLayouts.LAYER)
        .declares(CudaLayouts.REPLICA)
        .declares(CudaLayouts.STATE)
        .declares(CudaLayouts.ENTRY)
        .declares(CudaLayouts.PATTERN)
        .declares(CudaLayouts.PATTERN_SET)
        .declares(CudaLayouts.FOLLOWED)
        .declares(CudaLayouts.LOCAL)
        .declares(CudaLayouts.SHAPE)
        .verify();
  }

  @Test
  void steps() {
    new KernelHeader("network/layout.cuh")
        .defines("kForward", CudaKernels.FORWARD)
        .defines("kBackward", CudaKernels.BACKWARD)
        .defines("kConsolidate", CudaKernels.CONSOLIDATE)
        .defines("kFold", CudaKernels.FOLD)
        .verify();
  }

  @Test
  void formsOfPatterns() {
    new KernelHeader("network/layout.cuh")
        .defines("kByUse", CudaPatterns.Form.BY_USE.code())
        .defines("kSharedBackground", CudaPatterns.Form.SHARED_BACKGROUND.code())
        .defines("kByMagnitude", CudaPatterns.Form.BY_MAGNITUDE.code())
        .defines("kHotSingles", CudaPatterns.Form.HOT_SINGLES.code())
        .defines("kHotDirect", CudaPatterns.Form.HOT_DIRECT.code())
        .defines("kHotSharedBackground", CudaPatterns.Form.HOT_SHARED_BACKGROUND.code())
        .verify();
  }

  @Test
  void sharedMemory() {
    new KernelHeader("network/ledger.cuh")
        .defines("sizeof(Header)", CudaPool.HEADER_BYTES)
        .defines("sizeof(Update)", CudaPool.UPDATE_BYTES)
        .defines("kSlots", CudaPool.SLOTS)
        .verify();
  }

  @Test
  void tallies() {
    new KernelHeader("network/block.cuh")
        .defines("kIntegral", CudaLedgers.INTEGRAL)
        .defines("kChange", CudaLedgers.CHANGE)
        .defines("kModifications", CudaLedgers.MODIFICATIONS)
        .defines("kConsolidation", CudaPool.TALLY_SUMS)
        .verify();
  }
}
