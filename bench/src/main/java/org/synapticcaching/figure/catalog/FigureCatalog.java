package org.synapticcaching.figure.catalog;

import java.util.List;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.multilayer.Lr20Fig3s1b;
import org.synapticcaching.figure.multilayer.Lr20Fig5a;
import org.synapticcaching.figure.multilayer.Lr20Fig5b;
import org.synapticcaching.figure.multilayer.Lr20Fig5c;
import org.synapticcaching.figure.multilayer.N22Fig5;
import org.synapticcaching.figure.multilayer.N22Fig6;
import org.synapticcaching.figure.multilayer.N22Fig7;

/** All figures there are, in the order of their sources. */
public final class FigureCatalog {
  private static final List<Figure> ALL =
      List.of(
          new Lr20Fig3s1b(),
          new Lr20Fig5a(),
          new Lr20Fig5b(),
          new Lr20Fig5c(),
          new N22Fig5(),
          new N22Fig6(),
          new N22Fig7());

  private FigureCatalog() {}

  /** All of them. */
  public static List<Figure> all() {
    return ALL;
  }
}
