package org.synapticcaching.report;

import java.util.List;

/** A piece of a section. */
public sealed interface Block {
  /** A heading within a section. */
  record Heading(String id, String words) implements Block {}

  /** A paragraph. */
  record Words(String words) implements Block {}

  /** What could not be shown, and why. */
  record Problem(String words) implements Block {}

  /** A command to be typed. */
  record Command(String words) implements Block {}

  /** Lines that belong together. */
  record Lines(List<String> lines) implements Block {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** A table. */
  record OfTable(Table table) implements Block {}

  /** Plots side by side. */
  record Plots(List<PlotData> plots) implements Block {
    public Plots {
      plots = List.copyOf(plots);
    }
  }

  /**
   * A picture for print, where plots cannot be drawn anew.
   *
   * @param svg its file
   * @param words what it shows
   */
  record Picture(byte[] svg, String words) implements Block {}
}
