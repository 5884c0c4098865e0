package org.synapticcaching.cli.options;

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads numbers and paths, and refuses others in words that need no knowledge of Java. By classes
 * with names: of functions for an interface as old as the library's, Java 17 can make no archive of
 * classes, and dies as it tries.
 */
public final class TypedValues {
  private TypedValues() {}

  /** Lets a command line, and all commands that it has by now, read its values so. */
  public static CommandLine readBy(CommandLine commandLine) {
    ITypeConverter<Integer> ints = new Whole<>(Integer.MAX_VALUE, Integer::valueOf);
    ITypeConverter<Long> longs = new Whole<>(Long.MAX_VALUE, Long::valueOf);
    return commandLine
        .registerConverter(int.class, ints)
        .registerConverter(Integer.class, ints)
        .registerConverter(long.class, longs)
        .registerConverter(Long.class, longs)
        .registerConverter(double.class, new Numbers.Real())
        .registerConverter(Double.class, new Numbers.Real())
        .registerConverter(Path.class, new Place());
  }

  private record Whole<N>(long most, Function<String, N> parse) implements ITypeConverter<N> {
    @Override
    public N convert(String word) {
      try {
        return parse.apply(word);
      } catch (NumberFormatException refused) {
        throw new TypeConversionException("'" + word + "' " + why(word, most));
      }
    }
  }

  private static String why(String word, long most) {
    if (!word.matches("[+-]?\\d+")) {
      return "is not a whole number, in digits such as 1000";
    }
    return new BigInteger(word).signum() > 0
        ? "is too large; at most " + most
        : "is too small; at least " + (-most - 1);
  }

  private static final class Place implements ITypeConverter<Path> {
    /** For Java an empty path is the folder that one is in, where nobody meant to write. */
    @Override
    public Path convert(String word) {
      if (word.isEmpty()) {
        throw new TypeConversionException("'' is no file or folder; . is the one you are in");
      }
      try {
        return Path.of(word);
      } catch (InvalidPathException impossible) {
        throw new TypeConversionException(impossible.getMessage());
      }
    }
  }
}
