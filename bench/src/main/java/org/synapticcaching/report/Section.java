package org.synapticcaching.report;

import java.util.List;

/**
 * A part of the page with its own heading.
 *
 * @param id within the page's address: letters, digits and hyphens
 * @param group heading of the table of contents under which it stands; empty for none
 * @param label what the table of contents calls it
 * @param title heading
 * @param blocks in order
 */
public record Section(String id, String group, String label, String title, List<Block> blocks) {
  public Section {
    if (!id.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("section '" + id + "' cannot be linked to");
    }
    blocks = List.copyOf(blocks);
  }

  /** One that the table of contents calls by its title. */
  public Section(String id, String title, List<Block> blocks) {
    this(id, "", title, title, blocks);
  }

  /** What could not be shown, a line each. */
  public List<String> problems() {
    return blocks.stream()
        .filter(Block.Problem.class::isInstance)
        .map(block -> ((Block.Problem) block).words())
        .toList();
  }
}
