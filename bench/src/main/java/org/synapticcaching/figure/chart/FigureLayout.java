package org.synapticcaching.figure.chart;

import java.awt.Rectangle;

/**
 * Where the panels and the legend of a figure stand, in pixels. Up to three panels stand in a row,
 * four in a square, more in rows of three or four. The legend takes a cell that would be empty, or
 * a strip below all panels.
 *
 * @param panels how many, at least 1
 * @param legend of the figure
 */
record FigureLayout(int panels, Legend legend) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 520;
  private static final int WIDTH_OF_MANY = 500;
  private static final int HEIGHT_OF_MANY = 430;

  FigureLayout {
    if (panels < 1) {
      throw new IllegalArgumentException("a figure needs a panel");
    }
  }

  int columns() {
    if (panels <= 3) {
      return panels;
    }
    return panels == 4 ? 2 : emptyWith(4) < emptyWith(3) ? 4 : 3;
  }

  private int emptyWith(int columns) {
    return rows(columns) * columns - panels;
  }

  private int rows(int columns) {
    return (panels + columns - 1) / columns;
  }

  int rows() {
    return rows(columns());
  }

  private int cellWidth() {
    return columns() <= 2 ? WIDTH : WIDTH_OF_MANY;
  }

  private int cellHeight() {
    return columns() <= 2 ? HEIGHT : HEIGHT_OF_MANY;
  }

  /** The cell of the n-th panel, from 0. */
  Rectangle cell(int n) {
    return new Rectangle(
        n % columns() * cellWidth(), n / columns() * cellHeight(), cellWidth(), cellHeight());
  }

  /** Where the legend stands. */
  Rectangle legendBox() {
    if (inCell()) {
      Rectangle cell = cell(panels);
      int height = legend.height(cell.width);
      return new Rectangle(cell.x, cell.y + (cell.height - height) / 2, cell.width, height);
    }
    int width = columns() * cellWidth();
    return new Rectangle(0, rows() * cellHeight(), width, legend.height(width));
  }

  private boolean inCell() {
    return emptyWith(columns()) > 0 && legend.fits(cell(panels));
  }

  int width() {
    return columns() * cellWidth();
  }

  int height() {
    return rows() * cellHeight() + (inCell() ? 0 : legendBox().height);
  }
}
