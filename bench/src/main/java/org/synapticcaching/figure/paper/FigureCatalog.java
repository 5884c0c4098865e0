package org.synapticcaching.figure.paper;

import java.util.List;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.paper.lr20.Lr20Fig1;
import org.synapticcaching.figure.paper.lr20.Lr20Fig1s1;
import org.synapticcaching.figure.paper.lr20.Lr20Fig2b;
import org.synapticcaching.figure.paper.lr20.Lr20Fig2c;
import org.synapticcaching.figure.paper.lr20.Lr20Fig2s1;
import org.synapticcaching.figure.paper.lr20.Lr20Fig3;
import org.synapticcaching.figure.paper.lr20.Lr20Fig3s1a;
import org.synapticcaching.figure.paper.lr20.Lr20Fig3s1b;
import org.synapticcaching.figure.paper.lr20.Lr20Fig4b;
import org.synapticcaching.figure.paper.lr20.Lr20Fig5a;
import org.synapticcaching.figure.paper.lr20.Lr20Fig5b;
import org.synapticcaching.figure.paper.lr20.Lr20Fig5c;
import org.synapticcaching.figure.paper.lr20.Lr20Fig6;
import org.synapticcaching.figure.paper.n22.N22Fig1;
import org.synapticcaching.figure.paper.n22.N22Fig2;
import org.synapticcaching.figure.paper.n22.N22Fig3;
import org.synapticcaching.figure.paper.n22.N22Fig4;
import org.synapticcaching.figure.paper.n22.N22Fig5;
import org.synapticcaching.figure.paper.n22.N22Fig6;
import org.synapticcaching.figure.paper.n22.N22Fig7;
import org.synapticcaching.figure.paper.n22.N22Fig8;
import org.synapticcaching.figure.paper.rp24.Rp24Combined;
import org.synapticcaching.figure.paper.rp24.Rp24Largest;
import org.synapticcaching.figure.paper.rp24.Rp24Lazy;
import org.synapticcaching.figure.paper.rp24.Rp24Size;
import org.synapticcaching.figure.paper.rp24.Rp24Subnet;

/** All figures there are, in the order of their sources. */
public final class FigureCatalog {
  private static final List<Figure> ALL =
      List.of(
          new Lr20Fig1(),
          new Lr20Fig1s1(),
          new Lr20Fig2b(),
          new Lr20Fig2c(),
          new Lr20Fig2s1(),
          new Lr20Fig3(),
          new Lr20Fig3s1a(),
          new Lr20Fig3s1b(),
          new Lr20Fig4b(),
          new Lr20Fig5a(),
          new Lr20Fig5b(),
          new Lr20Fig5c(),
          new Lr20Fig6(),
          new N22Fig1(),
          new N22Fig2(),
          new N22Fig3(),
          new N22Fig4(),
          new N22Fig5(),
          new N22Fig6(),
          new N22Fig7(),
          new N22Fig8(),
          new Rp24Size(),
          new Rp24Largest(),
          new Rp24Subnet(),
          new Rp24Combined(),
          new Rp24Lazy());

  private FigureCatalog() {}

  /** All of them. */
  public static List<Figure> all() {
    return ALL;
  }
}
