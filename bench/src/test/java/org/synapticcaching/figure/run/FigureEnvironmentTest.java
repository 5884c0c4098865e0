package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.figure.paper.lr20.Lr20Perceptrons;
import org.synapticcaching.figure.paper.lr20.Lr20Spiking;
import org.synapticcaching.model.Numerics;

class FigureEnvironmentTest {
  private static final Backend SIMD = Backends.named("simd");
  private static final FigureEnvironment SETTING =
      new FigureEnvironment(
          Optional.of(SIMD),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Backends.automatic()),
          "1.2.3",
          List.of());

  @Test
  void digitsFollowFromTheBackendWhereOneLearns() {
    FigureEnvironment perceptrons = SETTING.forFigure(Lr20Perceptrons.fig1().card());
    assertEquals(SIMD.numerics(), perceptrons.numerics());
  }

  @Test
  void spikingNeuronsAreTheSameWhateverTheBackendAndTheMachine() {
    FigureEnvironment spiking = SETTING.forFigure(Lr20Spiking.fig2s1().card());
    assertEquals(Optional.empty(), spiking.backend());
    assertEquals("spiking", spiking.numerics().by());
    assertEquals("", spiking.numerics().machine());
  }

  /** They depend on the program's version no more, nor on the machine beyond its vectors. */
  @Test
  void theVectorsOfThisMachineCountForSimd() {
    Numerics simd = SIMD.numerics();
    assertEquals(SIMD.design().numbers(), simd.version());
    assertEquals(
        SIMD.availability().device().replaceFirst("^\\d+ processor threads", Numerics.processor()),
        simd.machine());
  }
}
