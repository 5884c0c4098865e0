package org.synapticcaching.figure.paper;

import java.util.List;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.paper.lr20.Lr20Networks;
import org.synapticcaching.figure.paper.lr20.Lr20Perceptrons;
import org.synapticcaching.figure.paper.lr20.Lr20Spiking;
import org.synapticcaching.figure.paper.n22.N22Networks;
import org.synapticcaching.figure.paper.n22.N22Perceptrons;
import org.synapticcaching.figure.paper.own.OwnFigures;
import org.synapticcaching.figure.paper.rp24.Rp24Networks;

/** All figures there are, in the order of their sources. */
public final class FigureCatalog {
  private static final List<Figure> ALL =
      List.of(
          Lr20Perceptrons.fig1(),
          Lr20Perceptrons.fig1s1(),
          Lr20Perceptrons.fig2b(),
          Lr20Perceptrons.fig2c(),
          Lr20Spiking.fig2s1(),
          Lr20Perceptrons.fig3(),
          Lr20Perceptrons.fig3s1a(),
          Lr20Networks.fig3s1b(),
          Lr20Perceptrons.fig4b(),
          Lr20Networks.fig5a(),
          Lr20Networks.fig5b(),
          Lr20Networks.fig5c(),
          Lr20Perceptrons.fig6(),
          N22Perceptrons.fig1(),
          N22Perceptrons.fig2(),
          N22Perceptrons.fig3(),
          N22Perceptrons.fig4(),
          N22Networks.fig5(),
          N22Networks.fig6(),
          N22Networks.fig7(),
          N22Perceptrons.fig8(),
          Rp24Networks.size(),
          Rp24Networks.largest(),
          Rp24Networks.subnet(),
          Rp24Networks.combined(),
          Rp24Networks.lazy(),
          OwnFigures.adaptive(),
          OwnFigures.stochastic());

  private FigureCatalog() {}

  /** All of them. */
  public static List<Figure> all() {
    return ALL;
  }
}
