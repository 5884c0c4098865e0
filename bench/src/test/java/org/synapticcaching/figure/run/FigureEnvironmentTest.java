package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.figure.paper.lr20.Lr20Networks;
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

  /** Claims about numbers are judged where the images are the sources'. */
  @Test
  void anyImagesButMnistAreASubstitute() {
    Patterns few = DataSets.open(DataRequest.of("digits"), line -> {}).test().first(20);
    for (String name : Stream.concat(ImageSet.words().stream(), Stream.of("digits")).toList()) {
      Optional<DataSet> images = Optional.of(new DataSet(name, "", few, few));
      FigureEnvironment environment =
          new FigureEnvironment(
              Optional.of(SIMD), images, images, Optional.empty(), "1.2.3", List.of());
      assertEquals(
          !name.equals("mnist"), environment.substitutesImages(Lr20Networks.fig5a().card()), name);
    }
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
