package org.synapticcaching.roofline;

import java.util.Map;

/**
 * A measured row as far as its bound needs it.
 *
 * @param benchmark {@code Class.method}, without package
 * @param parameters by name, the backend among them
 * @param unit as JMH writes it: {@code ops/s}, or a time such as {@code us/op}
 * @param score in that unit
 * @param counters secondary results by name, per second or totals as their benchmark says
 */
public record Scored(
    String benchmark,
    Map<String, String> parameters,
    String unit,
    double score,
    Map<String, Double> counters) {
  private static final String PER_OPERATION = "/op";
  private static final String OPERATIONS_PER = "ops/";

  public Scored {
    parameters = Map.copyOf(parameters);
    counters = Map.copyOf(counters);
    if (!benchmark.matches("\\w+\\.\\w+")) {
      throw new IllegalArgumentException(
          "benchmark '" + benchmark + "': expected Class.method without a package");
    }
  }

  /**
   * A parameter.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(benchmark + ": parameter '" + name + "' is missing");
    }
    return value;
  }

  /**
   * A parameter, or a value for runs made before there was such a parameter.
   *
   * @param before what such runs did
   */
  public String parameter(String name, String before) {
    return parameters.getOrDefault(name, before);
  }

  /**
   * A counter.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  double counter(String name) {
    Double value = counters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(benchmark + ": counter '" + name + "' is missing");
    }
    return value;
  }

  /**
   * The score as calls per second.
   *
   * @throws IllegalArgumentException for a unit that is neither calls per time nor time per call
   */
  public double perSecond() {
    if (unit.startsWith(OPERATIONS_PER)) {
      return score / seconds(unit.substring(OPERATIONS_PER.length()));
    }
    if (unit.endsWith(PER_OPERATION)) {
      return 1 / (score * seconds(unit.substring(0, unit.length() - PER_OPERATION.length())));
    }
    throw unknownUnit();
  }

  private double seconds(String symbol) {
    return switch (symbol) {
      case "ns" -> 1e-9;
      case "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "s" -> 1;
      case "min" -> 60;
      default -> throw unknownUnit();
    };
  }

  private IllegalArgumentException unknownUnit() {
    return new IllegalArgumentException(
        benchmark + ": unit '" + unit + "' is neither calls per time nor time per call");
  }
}
