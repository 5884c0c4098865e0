package org.synapticcaching.report;

import java.util.List;

/**
 * A part of the page with its own heading.
 *
 * @param id within the page's address: letters, digits and hyphens
 * @param title heading
 * @param blocks in order
 */
public record Section(String id, String title, List<Block> blocks) {
  public Section {
    if (!id.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("section '" + id + "' cannot be linked to");
    }
    blocks = List.copyOf(blocks);
  }
}
