package org.synapticcaching.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The whole page: HTML that needs no other file and no network.
 *
 * @param title of the page
 * @param numbers of the first screen
 * @param sections in order
 */
public record Page(String title, List<KeyNumber> numbers, List<Section> sections) {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  /** Nothing is loaded: what runs and styles is in the page itself. */
  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

  public Page {
    numbers = List.copyOf(numbers);
    sections = List.copyOf(sections);
  }

  /** The page as HTML. */
  public String html() {
    Writer writer = new Writer();
    return writer.page(this);
  }

  /** Text that stands for itself in HTML, also within quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Writes a page, and collects its plots. */
  private static final class Writer {
    private final StringBuilder out = new StringBuilder();
    private final List<PlotData> plots = new ArrayList<>();

    String page(Page page) {
      out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
      out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY);
      out.append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
      out.append("<title>").append(escaped(page.title)).append("</title>\n<style>\n");
      out.append(resource(UPLOT + "uPlot.min.css")).append(resource("report.css"));
      out.append("</style>\n</head>\n<body>\n<header>\n");
      element("h1", page.title);
      out.append("<ul class=\"numbers\">\n");
      page.numbers.forEach(this::number);
      out.append("</ul>\n</header>\n<nav aria-label=\"contents\"><ul>\n");
      for (Section section : page.sections) {
        out.append("<li><a href=\"#").append(section.id()).append("\">");
        out.append(escaped(section.title())).append("</a></li>\n");
      }
      out.append("</ul></nav>\n<main>\n");
      page.sections.forEach(this::section);
      out.append("</main>\n<script type=\"application/json\" id=\"plot-data\">");
      out.append(json());
      out.append("</script>\n<script>").append(resource(UPLOT + "uPlot.iife.min.js"));
      out.append("</script>\n<script>\n").append(resource("report.js"));
      out.append("</script>\n</body>\n</html>\n");
      return out.toString();
    }

    /** The data of all plots; nothing in it can end the block that it stands in. */
    private String json() {
      try {
        return new ObjectMapper().writeValueAsString(plots).replace("<", "\\u003c");
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private void element(String name, String words) {
      out.append('<').append(name).append('>').append(escaped(words));
      out.append("</").append(name).append(">\n");
    }

    private void number(KeyNumber number) {
      out.append("<li>").append(escaped(number.label())).append(" <strong>");
      out.append(escaped(number.value())).append("</strong> <span class=\"quiet\">");
      out.append(escaped(number.note())).append("</span></li>\n");
    }

    private void section(Section section) {
      out.append("<section id=\"").append(section.id()).append("\">\n");
      element("h2", section.title());
      section.blocks().forEach(this::block);
      out.append("</section>\n");
    }

    private void block(Block block) {
      if (block instanceof Block.Heading heading) {
        out.append("<h3 id=\"").append(escaped(heading.id())).append("\">");
        out.append(escaped(heading.words())).append("</h3>\n");
      } else if (block instanceof Block.Words words) {
        element("p", words.words());
      } else if (block instanceof Block.Problem problem) {
        out.append("<p class=\"problem\">").append(escaped(problem.words())).append("</p>\n");
      } else if (block instanceof Block.Command command) {
        out.append("<p><code>").append(escaped(command.words())).append("</code></p>\n");
      } else if (block instanceof Block.Lines lines) {
        out.append("<ul>\n");
        lines.lines().forEach(line -> element("li", line));
        out.append("</ul>\n");
      } else if (block instanceof Block.OfTable table) {
        table(table.table());
      } else if (block instanceof Block.Plots panels) {
        plots(panels);
      } else if (block instanceof Block.Picture picture) {
        out.append("<img class=\"print\" alt=\"").append(escaped(picture.words()));
        out.append("\" data-picture=\"").append(compressed(picture.svg())).append("\">\n");
      }
    }

    private void table(Table table) {
      out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
      out.append(escaped(table.caption())).append("\"><table>\n");
      element("caption", table.caption());
      out.append("<thead><tr>");
      table.header().forEach(name -> element("th scope=\"col\"", "th", name));
      out.append("</tr></thead>\n<tbody>\n");
      for (List<String> row : table.rows()) {
        out.append("<tr>");
        for (String cell : row) {
          String look = cell.equals("met") || cell.equals("not met") ? cell.replace(' ', '-') : "";
          element(look.isEmpty() ? "td" : "td class=\"" + look + "\"", "td", cell);
        }
        out.append("</tr>\n");
      }
      out.append("</tbody></table></div>\n");
    }

    private void element(String opening, String name, String words) {
      out.append('<').append(opening).append('>').append(escaped(words));
      out.append("</").append(name).append('>');
    }

    private void plots(Block.Plots panels) {
      out.append("<div class=\"plots\">\n");
      for (PlotData plot : panels.plots()) {
        out.append("<figure data-plot=\"").append(plots.size()).append("\">");
        out.append("<figcaption>").append(escaped(plot.title())).append("</figcaption></figure>\n");
        plots.add(plot);
      }
      out.append("</div>\n");
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

    private static String resource(String name) {
      try (InputStream stream = Page.class.getResourceAsStream(name)) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
