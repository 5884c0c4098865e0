package org.synapticcaching.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --threshold} was given.
 *
 * @param theta a number, not checked yet; null for {@code auto}
 */
record ThresholdWord(Double theta) {
  private static final String AUTO = "auto";

  boolean isAuto() {
    return theta == null;
  }

  /** As it is written on the command line: a number, or a word. */
  Object plain() {
    return isAuto() ? AUTO : theta;
  }

  /** Reads the word. */
  static final class Converter implements ITypeConverter<ThresholdWord> {
    @Override
    public ThresholdWord convert(String word) {
      if (word.equals(AUTO)) {
        return new ThresholdWord(null);
      }
      try {
        return new ThresholdWord(new Numbers.Real().convert(word));
      } catch (TypeConversionException noNumber) {
        throw new TypeConversionException(noNumber.getMessage() + ", nor '" + AUTO + "'");
      }
    }
  }
}
