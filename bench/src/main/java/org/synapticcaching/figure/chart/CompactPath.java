package org.synapticcaching.figure.chart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Path data of an SVG document in relative coordinates, in hundredths of a pixel, with no letter or
 * separator that can be left out: half as long as with absolute ones. Rounding does not add up.
 */
final class CompactPath {
  private static final Pattern TOKEN =
      Pattern.compile("[MLQCZ]|-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?");
  private static final int HUNDRED = 100;

  private final StringBuilder text = new StringBuilder();
  private long x;
  private long y;
  private long startX;
  private long startY;
  private char last = ' ';

  private CompactPath() {}

  /** The same path; only the commands M, L, Q, C and Z are understood. */
  static String of(String path) {
    CompactPath compact = new CompactPath();
    Matcher tokens = TOKEN.matcher(path);
    while (tokens.find()) {
      compact.add(tokens.group().charAt(0), tokens);
    }
    return compact.text.toString();
  }

  private void add(char command, Matcher tokens) {
    if (command == 'Z') {
      close();
      return;
    }
    int pairs =
        switch (command) {
          case 'M', 'L' -> 1;
          case 'Q' -> 2;
          case 'C' -> 3;
          default -> throw new IllegalArgumentException("unknown path command " + command);
        };
    long[] to = new long[2 * pairs];
    for (int i = 0; i < to.length; i++) {
      to[i] = hundredths(tokens);
    }
    if (command == 'L') {
      line(to[0] - x, to[1] - y);
    } else {
      letter(Character.toLowerCase(command));
      for (int i = 0; i < to.length; i += 2) {
        number(to[i] - x);
        number(to[i + 1] - y);
      }
    }
    x = to[to.length - 2];
    y = to[to.length - 1];
    if (command == 'M') {
      startX = x;
      startY = y;
    }
  }

  private void line(long dx, long dy) {
    if (dx != 0 && dy != 0) {
      letter('l');
      number(dx);
      number(dy);
    } else if (dx != 0) {
      letter('h');
      number(dx);
    } else {
      letter('v');
      number(dy);
    }
  }

  private void close() {
    letter('z');
    x = startX;
    y = startY;
  }

  private void letter(char command) {
    if (command != last || command == 'm') {
      text.append(command);
    }
    last = command;
  }

  /** A decimal such as {@code -.5}; a sign or a letter before it separates it. */
  private void number(long hundredths) {
    long magnitude = Math.abs(hundredths);
    long whole = magnitude / HUNDRED;
    long rest = magnitude % HUNDRED;
    if (hundredths < 0) {
      text.append('-');
    } else if (!Character.isLetter(text.charAt(text.length() - 1))) {
      text.append(' ');
    }
    if (whole != 0 || rest == 0) {
      text.append(whole);
    }
    if (rest != 0) {
      text.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        text.append(rest % 10);
      }
    }
  }

  private static long hundredths(Matcher tokens) {
    if (!tokens.find()) {
      throw new IllegalArgumentException("path ends within a command");
    }
    return Math.round(HUNDRED * Double.parseDouble(tokens.group()));
  }
}
