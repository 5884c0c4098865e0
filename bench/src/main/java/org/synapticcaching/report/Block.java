package org.synapticcaching.report;

import java.util.List;

/** A piece of a section. */
public sealed interface Block {
  /** A heading within a section. */
  record Heading(String id, String words) implements Block {}

  /** A paragraph. */
  record Words(String words) implements Block {}

  /** A line of less weight. */
  record Quiet(String words) implements Block {}

  /** What could not be shown, and why. */
  record Problem(String words) implements Block {}

  /** A command to be typed, with a button that copies it. */
  record Command(String words) implements Block {}

  /** Lines that belong together. */
  record Lines(List<String> lines) implements Block {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line that ends in a link to a file beside the page.
   *
   * @param before words before the link
   * @param words of the link
   * @param address relative to the page
   */
  record Link(String before, String words, String address) implements Block {}

  /** A table. */
  record OfTable(Table table) implements Block {}

  /** Blocks that are shown when the reader asks for them. */
  record Hidden(String summary, List<Block> blocks) implements Block {
    public Hidden {
      blocks = List.copyOf(blocks);
    }
  }

  /** Plots side by side. */
  record Plots(List<PlotData> plots) implements Block {
    public Plots {
      plots = List.copyOf(plots);
    }
  }

  /**
   * A picture.
   *
   * @param svg its file
   * @param words what it shows
   * @param printOnly whether plots take its place on a screen
   */
  record Picture(byte[] svg, String words, boolean printOnly) implements Block {}
}
