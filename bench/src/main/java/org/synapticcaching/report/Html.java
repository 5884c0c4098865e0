package org.synapticcaching.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements one after another; all text is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; those with empty values are left out
   */
  Html open(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /** Closes what was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** Text within the element. */
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A whole element with text. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An element that has no content. */
  Html single(String element, String... attributes) {
    tag(element, attributes);
    out.append('\n');
    return this;
  }

  /** An element whose content is no text: a script, a style, data, or a part of the page. */
  Html raw(String element, String content, String... attributes) {
    tag(element, attributes);
    out.append(content).append("</").append(element).append(">\n");
    return this;
  }

  /** What has been written. */
  String written() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(escaped(attributes[i + 1])).append('"');
      }
    }
    out.append('>');
  }

  /** Text that stands for itself in HTML, also within quotes; control characters have no place. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(isText(letter) ? letter : '\uFFFD');
      }
    }
    return safe.toString();
  }

  private static boolean isText(char letter) {
    return !Character.isISOControl(letter) || letter == '\n' || letter == '\t';
  }
}
