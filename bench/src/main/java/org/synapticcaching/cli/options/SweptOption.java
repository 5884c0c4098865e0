package org.synapticcaching.cli.options;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.synapticcaching.word.KnownWords;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a run that takes several values in turn.
 *
 * @param name its longest name, with dashes
 * @param isSwitch whether it stands without a value, so that its values are {@code on} and {@code
 *     off}
 * @param isWhole whether its values are whole numbers, to which those of a range are rounded
 */
public record SweptOption(String name, boolean isSwitch, boolean isWhole) {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+\\.\\d+");

  /**
   * The option of this name.
   *
   * @param without such as {@code hidden}
   * @param command whose option it is
   * @throws UsageException when it has none
   */
  static SweptOption of(String without, CommandSpec command) {
    List<OptionSpec> options = command.options().stream().filter(each -> !each.hidden()).toList();
    Optional<OptionSpec> found =
        options.stream().filter(each -> each.longestName().equals("--" + without)).findFirst();
    if (found.isEmpty()) {
      String meant =
          new KnownWords("option", options.stream().map(OptionSpec::longestName).toList())
              .meant("--" + without);
      throw new UsageException("--vary " + without + ": there is no option --" + without + meant);
    }
    OptionSpec option = found.get();
    Class<?> type = option.auxiliaryTypes()[0];
    boolean whole =
        Stream.of(Integer.class, int.class, Long.class, long.class).anyMatch(type::equals);
    return new SweptOption(option.longestName(), option.arity().max() == 0, whole);
  }

  /**
   * The words of one value.
   *
   * @throws UsageException when a switch is neither on nor off
   */
  public List<String> words(String value) {
    if (!isSwitch) {
      return List.of(name + "=" + rounded(value));
    }
    return switch (value) {
      case "on" -> List.of(name);
      case "off" -> List.of();
      default ->
          throw new UsageException(
              "--vary %s=%s: %s takes no value; on and off say whether it is there"
                  .formatted(name.substring(2), value, name));
    };
  }

  private String rounded(String value) {
    return isWhole && DECIMAL.matcher(value).matches()
        ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString()
        : value;
  }
}
