package org.synapticcaching.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Arguments on their way from the first Java to the second, spelt in letters that every locale has:
 * that of the first may lack those of a file's name.
 */
public final class HandedArguments {
  /** How the second Java learns that its arguments are spelt so: true or absent. */
  public static final String PROPERTY = "synapticcaching.encoded";

  private HandedArguments() {}

  /** An argument in letters, digits and signs of ASCII. */
  public static String encode(String argument) {
    return URLEncoder.encode(argument, StandardCharsets.UTF_8);
  }

  /** The arguments as the user typed them. */
  public static String[] received(String[] arguments) {
    return Boolean.getBoolean(PROPERTY)
        ? Arrays.stream(arguments)
            .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
            .toArray(String[]::new)
        : arguments;
  }
}
