package org.synapticcaching.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The whole page: HTML that needs no other file and no network.
 *
 * @param title of the page
 * @param line below the title: what it was made from
 * @param numbers of the first screen
 * @param sections in order
 */
public record Page(String title, String line, List<KeyNumber> numbers, List<Section> sections) {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** Parts of the script, in the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      List.of("look.js", "paint.js", "plot.js", "controls.js", "page.js");

  /** Parts of the style sheet; the last one changes what those before it say. */
  private static final List<String> STYLES = List.of("report.css", "plots.css", "narrow.css");

  /** Which of the system's themes the dark colours are for; the script chooses another. */
  private static final String DARK = "screen and (prefers-color-scheme: dark)";

  public Page {
    numbers = List.copyOf(numbers);
    sections = List.copyOf(sections);
  }

  /** The page as HTML. */
  public String html() {
    String style = resource(UPLOT + "dist/uPlot.min.css") + all(STYLES);
    String dark = resource("dark.css");
    String script = script();
    Html html = new Html();
    html.open("html", "lang", "en").open("head").single("meta", "charset", "utf-8");
    html.single(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        policy(List.of(style, dark), script));
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.element("title", title);
    html.raw("style", style).raw("style", dark, "id", "dark", "media", DARK).close();
    html.open("body").element("a", "Skip to the results", "class", "skip", "href", "#results");
    header(html);
    html.open("div", "class", "columns");
    contents(html);
    html.open("main", "id", "results", "tabindex", "-1");
    html.open("noscript");
    html.element("p", "The plots of this page are drawn by a script.", "class", "problem");
    html.close();
    BlockWriter blocks = new BlockWriter(html);
    for (Section section : sections) {
      html.open("section", "id", section.id()).element("h2", section.title());
      blocks.write(section.blocks());
      html.close();
    }
    html.close().close();
    html.raw("script", blocks.json(), "type", "application/json", "id", "plot-data");
    html.raw("script", script).close().close();
    return "<!DOCTYPE html>\n" + html.written();
  }

  private void header(Html html) {
    html.open("header").open("div", "class", "top").element("h1", title);
    html.element("button", "Dark", "type", "button", "id", "theme", "hidden", "hidden");
    html.close().element("p", line, "class", "quiet");
    html.open("ul", "class", "numbers");
    for (KeyNumber number : numbers) {
      html.open("li").text(number.label()).element("strong", number.value());
      html.element("span", number.note(), "class", "quiet").close();
    }
    html.close().close();
  }

  private void contents(Html html) {
    html.open("nav", "aria-label", "contents");
    String group = "";
    boolean open = false;
    for (Section section : sections) {
      if (!open || !section.group().equals(group)) {
        if (open) {
          html.close();
        }
        group = section.group();
        if (!group.isEmpty()) {
          html.element("p", group);
        }
        html.open("ul");
        open = true;
      }
      html.open("li").element("a", section.label(), "href", "#" + section.id()).close();
    }
    if (open) {
      html.close();
    }
    html.close();
  }

  /** uPlot with its licence, and our own. */
  private static String script() {
    StringBuilder script = new StringBuilder();
    script.append("/*\n").append(resource(UPLOT + "LICENSE")).append("*/\n");
    script.append(resource(UPLOT + "dist/uPlot.iife.min.js")).append("\n\"use strict\";\n");
    return script.append(all(SCRIPTS)).toString();
  }

  /** Nothing is loaded, and nothing runs or styles but what is known by its digest. */
  private static String policy(List<String> styles, String script) {
    StringBuilder policy = new StringBuilder("default-src 'none'; img-src blob:; script-src");
    policy.append(digest(script)).append("; style-src");
    styles.forEach(style -> policy.append(digest(style)));
    return policy.append("; base-uri 'none'; form-action 'none'").toString();
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String all(List<String> parts) {
    return parts.stream().map(Page::resource).collect(Collectors.joining());
  }

  /** A part of the page that comes with the program. */
  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program comes without " + name);
      }
      // A browser sees line breaks in one way only, and digests them so.
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
