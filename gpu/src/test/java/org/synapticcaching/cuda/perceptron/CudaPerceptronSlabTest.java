package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.synapticcaching.cuda.perceptron.CudaPerceptronSlab.Piece;
import org.synapticcaching.device.EmulatedDevice;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.OnEmulation;
import org.synapticcaching.device.OutOfDeviceMemory;

/** Pieces of few large allocations: none overlap, what is given back is given out again. */
@OnEmulation
class CudaPerceptronSlabTest {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  private CudaPerceptronStreams streams;

  @BeforeEach
  void open() {
    streams = new CudaPerceptronStreams(Gpu.first());
  }

  @AfterEach
  void close() {
    streams.close();
  }

  private CudaPerceptronSlab slab() {
    return new CudaPerceptronSlab(streams.next(), streams.next());
  }

  @Test
  void allocationsDoubleSoThatThereAreFew() {
    CudaPerceptronSlab slab = slab();
    List<Long> sizes = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      slab.take(KIB, 4).orElseThrow();
      if (sizes.isEmpty() || sizes.get(sizes.size() - 1) != slab.allocated()) {
        sizes.add(slab.allocated());
      }
    }
    assertEquals(List.of(4 * KIB, 8 * KIB, 16 * KIB, 32 * KIB, 64 * KIB, 128 * KIB), sizes);
  }

  @Test
  void piecesDoNotOverlapAndHolesGrowTogether() {
    CudaPerceptronSlab slab = slab();
    Random random = new Random(5);
    List<Piece> held = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    for (int n = 0; n < 2000; n++) {
      if (held.isEmpty() || random.nextInt(5) > 1 && held.size() < 40) {
        long size = 1 + random.nextInt(5000);
        Piece piece = slab.take(size, 1).orElseThrow();
        assertEquals(0, piece.address() % 256);
        for (int i = 0; i < held.size(); i++) {
          long from = held.get(i).address();
          assertTrue(piece.address() + size <= from || piece.address() >= from + sizes.get(i));
        }
        held.add(piece);
        sizes.add(size);
      } else {
        int which = random.nextInt(held.size());
        slab.give(held.remove(which));
        sizes.remove(which);
      }
    }
    held.forEach(slab::give);
    long all = slab.allocated();
    slab.take(64 * 256, 1).orElseThrow();
    assertEquals(all, slab.allocated(), "holes have become one again");
  }

  @Test
  void whatDoesNotFitNowIsWaitedForAndWhatOthersTookIsNotAskedForAgain() {
    EmulatedDevice.withMemory(MIB);
    CudaPerceptronSlab slab = slab();
    assertTrue(slab.room() < MIB && slab.room() > 15 * MIB / 16);
    Piece first = slab.take(300 * KIB, 1).orElseThrow();
    Piece second = slab.take(300 * KIB, 1).orElseThrow();
    assertEquals(Optional.empty(), slab.take(500 * KIB, 1));
    EmulatedDevice.withMemory(620 * KIB);
    assertEquals(Optional.empty(), slab.take(300 * KIB, 1), "another program has it");
    EmulatedDevice.withMemory(MIB);
    slab.give(first);
    assertEquals(first.address(), slab.take(200 * KIB, 1).orElseThrow().address());
    slab.give(second);
    assertEquals(second.address(), slab.take(290 * KIB, 1).orElseThrow().address());
  }

  @Test
  void segmentsThatAreTooSmallMakeWayWhenNothingIsTaken() {
    EmulatedDevice.withMemory(MIB);
    CudaPerceptronSlab slab = slab();
    Piece first = slab.take(400 * KIB, 1).orElseThrow();
    Piece second = slab.take(400 * KIB, 1).orElseThrow();
    slab.give(first);
    assertEquals(Optional.empty(), slab.take(900 * KIB, 1));
    slab.give(second);
    slab.give(slab.take(900 * KIB, 1).orElseThrow());
    assertEquals(900 * KIB, slab.allocated());
    assertThrows(OutOfDeviceMemory.class, () -> slab.take(2 * MIB, 1));
  }
}
