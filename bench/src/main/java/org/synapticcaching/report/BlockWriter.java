package org.synapticcaching.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes the blocks of sections as HTML, and collects the data of their plots. */
final class BlockWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Words of cells that are looked for first, and the class of their look. */
  private static final Map<String, String> VERDICTS =
      Map.of("met", "met", "not met", "not-met", "faster", "met", "slower", "not-met");

  private final Html html;
  private final List<PlotData> plots = new ArrayList<>();

  BlockWriter(Html html) {
    this.html = html;
  }

  /** One after another. */
  void write(List<Block> blocks) {
    blocks.forEach(this::write);
  }

  /** The data of all plots so far; nothing in it can end the element that it stands in. */
  String json() {
    try {
      return MAPPER.writeValueAsString(plots).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void write(Block block) {
    if (block instanceof Block.Heading heading) {
      html.element("h3", heading.words(), "id", heading.id());
    } else if (block instanceof Block.Words words) {
      html.element("p", words.words());
    } else if (block instanceof Block.Quiet quiet) {
      html.element("p", quiet.words(), "class", "quiet");
    } else if (block instanceof Block.Problem problem) {
      html.element("p", problem.words(), "class", "problem");
    } else if (block instanceof Block.Command command) {
      command(command.words());
    } else if (block instanceof Block.Lines lines) {
      html.open("ul");
      lines.lines().forEach(line -> html.element("li", line));
      html.close();
    } else if (block instanceof Block.Link link) {
      html.open("p", "class", "quiet").text(link.before() + " ");
      html.element("a", link.words(), "href", link.address()).close();
    } else if (block instanceof Block.OfTable table) {
      table(table.table());
    } else if (block instanceof Block.Hidden hidden) {
      html.open("details", "class", "more").element("summary", hidden.summary());
      write(hidden.blocks());
      html.close();
    } else if (block instanceof Block.Plots panels) {
      plots(panels);
    } else if (block instanceof Block.Picture picture) {
      html.single(
          "img",
          "class",
          picture.printOnly() ? "print" : "picture",
          "alt",
          picture.words(),
          "data-picture",
          compressed(picture.svg()));
    }
  }

  private void command(String words) {
    html.open("div", "class", "command").element("code", words, "tabindex", "0");
    html.element("button", "Copy", "type", "button", "data-copy", words).close();
  }

  private void table(Table table) {
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", table.caption());
    html.open("table").element("caption", table.caption());
    html.open("thead").open("tr");
    table.header().forEach(name -> html.element("th", name, "scope", "col"));
    html.close().close().open("tbody");
    for (List<String> row : table.rows()) {
      html.open("tr");
      row.forEach(cell -> html.element("td", cell, "class", VERDICTS.getOrDefault(cell, "")));
      html.close();
    }
    html.close().close().close();
  }

  private void plots(Block.Plots panels) {
    html.open("div", "class", "plots");
    for (PlotData plot : panels.plots()) {
      html.open("figure", "data-plot", String.valueOf(plots.size()));
      html.element("figcaption", plot.title()).close();
      plots.add(plot);
    }
    html.close();
  }

  private static String compressed(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
      stream.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getEncoder().encodeToString(zipped.toByteArray());
  }
}
