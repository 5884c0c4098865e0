package org.synapticcaching.jmh.main;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.Options;
import org.synapticcaching.jmh.param.Axis;
import org.synapticcaching.word.KnownWords;

/** The values that {@code -p} asks for, checked before anything is measured. */
final class AskedParameters {
  private static final String OPTION = "-p";
  private static final String PROFILER = "-prof";

  private AskedParameters() {}

  /**
   * Looks whether the selected benchmarks have these parameters, and can be run with these values.
   *
   * @param arguments of the command line, for the names
   * @param options what they say, for the values
   * @return one line that says what is wrong and what is allowed; empty when nothing is
   */
  static Optional<String> refusal(
      String[] arguments, Options options, Collection<BenchmarkListEntry> benchmarks) {
    Map<String, List<Axis>> axes = axes(benchmarks);
    for (String name : names(arguments)) {
      if (!axes.containsKey(name)) {
        return Optional.of(
            KnownWords.of("parameter of these benchmarks", axes.keySet()).refusal(name));
      }
      for (Axis axis : axes.get(name)) {
        Collection<String> values = options.getParameter(name).orElse(List.of());
        for (String value : values) {
          Optional<String> wrong = axis.refusal(value);
          if (wrong.isPresent()) {
            return wrong;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** JMH reads the names, but tells them to nobody. */
  private static List<String> names(String[] arguments) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      String assignment = "";
      if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        assignment = arguments[i + 1];
      } else if (arguments[i].startsWith(OPTION) && !arguments[i].equals(PROFILER)) {
        assignment = arguments[i].substring(OPTION.length());
      }
      int end = assignment.indexOf('=');
      if (end > 0) {
        names.add(assignment.substring(0, end));
      }
    }
    return names;
  }

  private static Map<String, List<Axis>> axes(Collection<BenchmarkListEntry> benchmarks) {
    Map<String, List<Axis>> axes = new LinkedHashMap<>();
    benchmarks.stream()
        .map(BenchmarkListEntry::getUserClassQName)
        .distinct()
        .map(AskedParameters::type)
        .forEach(
            type -> {
              for (Field field : type.getFields()) {
                Axis.of(field)
                    .ifPresent(
                        axis ->
                            axes.computeIfAbsent(axis.name(), name -> new ArrayList<>()).add(axis));
              }
            });
    return axes;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("benchmark " + name + " is listed but not there", missing);
    }
  }
}
