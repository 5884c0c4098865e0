package org.synapticcaching.cublas;

import org.junit.jupiter.api.Test;
import org.synapticcaching.device.KernelHeader;

/** The structures of this package are those of its kernels, field by field. */
class CublasLayoutsTest {
  @Test
  void networks() {
    new KernelHeader("cublas/networks.cuh")
        .declares(DenseLayer.LAYOUT)
        .declares(PlasticArrays.LAYOUT)
        .declares(MeasureTable.RANGE)
        .declares(LocalArrays.LAYOUT)
        .declares(DeviceNetworks.LAYOUT)
        .defines("kSegment", DenseLayer.SEGMENT)
        .verify();
  }

  @Test
  void selection() {
    new KernelHeader("cublas/selection.cuh")
        .defines("sizeof(Ranked)", PlasticArrays.RANKED_BYTES)
        .defines("kWideBins", PlasticArrays.BINS)
        .defines("kPasses", CublasSelection.PASSES)
        .defines("kRankingWords", CublasSelection.BLOCK_WORDS)
        .verify();
  }
}
