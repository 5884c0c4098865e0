package org.synapticcaching.dataset;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Parser of the Python dictionary of a {@code .npy} header: exactly the keys {@code descr}, {@code
 * fortran_order} and {@code shape}, in any order.
 */
final class NpyDictionary {
  private final String name;
  private final String text;
  private int at;
  private String descriptor;
  private Boolean fortran;
  private int[] shape;

  /**
   * @param name for messages
   * @param text the dictionary
   */
  NpyDictionary(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Parses it.
   *
   * @param headerLength bytes before the first element
   * @throws DataException when it is anything else or describes elements that cannot be read
   */
  NpyHeader parse(long headerLength) {
    expect('{');
    while (!accept('}')) {
      entry();
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipBlanks();
    if (at < text.length() || descriptor == null || fortran == null || shape == null) {
      throw malformed("exactly the keys descr, fortran_order and shape");
    }
    ByteOrder order = descriptor.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(type(), order, fortran, shape, headerLength);
  }

  private void entry() {
    String key = quoted();
    expect(':');
    if (key.equals("descr") && descriptor == null) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == '[') {
        throw new DataException(
            name + ": structured arrays are not supported; save each field as its own array");
      }
      descriptor = quoted();
    } else if (key.equals("fortran_order") && fortran == null) {
      fortran = truth();
    } else if (key.equals("shape") && shape == null) {
      shape = tuple();
    } else {
      throw malformed("the keys descr, fortran_order and shape once each, not '" + key + "'");
    }
  }

  private NpyType type() {
    String code = descriptor.replaceFirst("^[<>|=]", "");
    if (code.startsWith("O")) {
      throw new DataException(
          name
              + ": arrays of Python objects are refused; save numbers, such as x.astype('float32')");
    }
    for (NpyType type : NpyType.values()) {
      if (type.code().equals(code)
          && (type.bytes() == 1 || "<>".indexOf(descriptor.charAt(0)) >= 0)) {
        return type;
      }
    }
    throw new DataException(
        name
            + ": elements u1, i1, i4, i8, f4 or f8 expected, found '"
            + descriptor
            + "'; convert it with NumPy's astype");
  }

  private boolean truth() {
    skipBlanks();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw malformed("True or False");
  }

  private int[] tuple() {
    List<Integer> lengths = new ArrayList<>();
    expect('(');
    while (!accept(')')) {
      lengths.add(length());
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    int[] parsed = lengths.stream().mapToInt(Integer::intValue).toArray();
    if (parsed.length > NpyArray.MAX_DIMENSIONS || NpyArray.count(parsed) < 0) {
      throw malformed("at most 64 dimensions and 2^31 - 1 elements");
    }
    return parsed;
  }

  private int length() {
    skipBlanks();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    // Python 2 marked long integers.
    accept('L');
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw malformed("dimensions from 0 to 2^31 - 1");
    }
  }

  private String quoted() {
    skipBlanks();
    char quote = at < text.length() ? text.charAt(at) : 0;
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0) {
      throw malformed("a quoted word at character " + at);
    }
    String word = text.substring(at + 1, end);
    at = end + 1;
    return word;
  }

  private boolean accept(char wanted) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw malformed("'" + wanted + "' at character " + at);
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private DataException malformed(String expected) {
    String found = text.strip().replaceAll("[^\\x20-\\x7e]", "?");
    String shown = found.length() > 120 ? found.substring(0, 120) + "..." : found;
    return new DataException(
        name + ": malformed .npy header: " + expected + " expected, found " + shown);
  }
}
