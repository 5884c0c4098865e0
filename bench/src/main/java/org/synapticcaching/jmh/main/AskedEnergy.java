package org.synapticcaching.jmh.main;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.synapticcaching.joules.EnergyProfiler;
import org.synapticcaching.joules.IdleWatts;
import org.synapticcaching.joules.JouleCounters;
import org.synapticcaching.joules.Meters;

/**
 * What {@code -prof energy} asks for. JMH knows a profiler that is not its own by the name of its
 * class only, and would measure the idle machine in each fork.
 */
final class AskedEnergy {
  private static final String OPTION = "-prof";
  private static final String CLASS = EnergyProfiler.class.getCanonicalName();

  private AskedEnergy() {}

  /** The watts that a user gave behind the name; empty when nothing is asked for. */
  private static Optional<String> given(String[] arguments) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (isEnergy(arguments, i)) {
        String word = arguments[i + 1];
        return Optional.of(
            word.substring(Math.min(word.length(), EnergyProfiler.NAME.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static boolean isEnergy(String[] arguments, int i) {
    return arguments[i].equals(OPTION)
        && i + 1 < arguments.length
        && (arguments[i + 1].equals(EnergyProfiler.NAME)
            || arguments[i + 1].startsWith(EnergyProfiler.NAME + ":"));
  }

  /** One line that says what is wrong with what is asked for, if anything is. */
  static Optional<String> refusal(String[] arguments) {
    try {
      IdleWatts.parse(given(arguments).orElse(""));
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  /**
   * What was asked for as JMH understands it: without this profiler where nothing can be read, else
   * with the watts of the idle machine, which are measured now unless they were given.
   *
   * @param arguments that JMH has parsed before
   * @param search looks for meters, if joules are asked for
   * @param out receives which meters are read, or why none is and what to do
   */
  static CommandLineOptions resolved(
      String[] arguments, Supplier<Meters> search, OutputFormat out) {
    Optional<String> given = given(arguments);
    Optional<IdleWatts> idle =
        given.flatMap(option -> idle(option, search.get(), line -> out.println("# " + line)));
    try {
      return new CommandLineOptions(replaced(arguments, idle.map(IdleWatts::option)));
    } catch (CommandLineOptionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Empty when nothing can be read. */
  private static Optional<IdleWatts> idle(String given, Meters meters, Consumer<String> out) {
    Optional<IdleWatts> idle = Optional.of(IdleWatts.parse(given));
    if (given.isEmpty() && meters.any()) {
      out.accept("energy: the machine is left idle for " + IdleWatts.SECONDS + " s");
      idle = measured(meters, out);
    }
    for (Map.Entry<String, String> each : meters.describe().entrySet()) {
      Double watts = idle.map(IdleWatts::byMeter).orElse(Map.of()).get(each.getKey());
      boolean read = meters.readable().containsKey(new JouleCounters(each.getKey()));
      String subtracted =
          read && watts != null ? String.format(Locale.ROOT, ", idle %.2f W", watts) : "";
      out.accept("energy: " + each.getKey() + " " + each.getValue() + subtracted);
    }
    return meters.any() ? idle : Optional.empty();
  }

  private static Optional<IdleWatts> measured(Meters meters, Consumer<String> out) {
    try {
      return Optional.of(IdleWatts.measure(meters, IdleWatts.SECONDS));
    } catch (IOException lost) {
      out.accept("energy: " + lost.getMessage());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static String[] replaced(String[] arguments, Optional<String> option) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (isEnergy(arguments, i)) {
        i++;
        option.ifPresent(watts -> words.addAll(List.of(OPTION, CLASS + ":" + watts)));
      } else {
        words.add(arguments[i]);
      }
    }
    return words.toArray(String[]::new);
  }
}
