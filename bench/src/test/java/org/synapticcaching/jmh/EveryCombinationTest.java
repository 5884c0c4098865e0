package org.synapticcaching.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.InputEncoding;

/** A benchmark that is broken fails the build instead of drawing a chart. */
class EveryCombinationTest {
  /** Of float32 against float64 after some hundred presentations; see the contract of backends. */
  private static final double TOLERANCE = 1e-3;

  private static final DataRequest FEW_DIGITS =
      new DataRequest(
          DataRequest.DIGITS,
          InputEncoding.UNIT,
          Optional.empty(),
          1,
          OptionalInt.of(2 * ForwardBenchmark.LEARNED),
          OptionalInt.of(1));

  static List<Class<?>> benchmarks() {
    return List.of(
        ForwardBenchmark.class,
        BackwardBenchmark.class,
        ConsolidateBenchmark.class,
        TrainBenchmark.class,
        PopulationBenchmark.class,
        PerceptronBenchmark.class);
  }

  @Test
  void noBenchmarkIsLeftOut() {
    Set<String> known =
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
            .stream()
            .map(BenchmarkListEntry::getUserClassQName)
            .collect(Collectors.toSet());
    assertEquals(known, benchmarks().stream().map(Class::getName).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void everyCombinationRunsAndBackendsAgree(Class<?> type) throws ReflectiveOperationException {
    Map<String, double[]> expected = new TreeMap<>();
    int compared = 0;
    for (Map<String, String> parameters : combinations(type)) {
      for (Method method : annotated(type, Benchmark.class)) {
        double[] result = run(type, method, parameters);
        Map<String, String> others = new TreeMap<>(parameters);
        others.remove("backend");
        double[] known = expected.putIfAbsent(method.getName() + others, result);
        if (known != null) {
          compared++;
          assertClose(method.getName() + parameters, known, result);
        }
      }
    }
    assertEquals(expected.size(), compared, "every result has one of the other backend beside it");
  }

  private static List<Map<String, String>> combinations(Class<?> type) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Field field : type.getFields()) {
      if (field.isAnnotationPresent(Param.class)) {
        List<Map<String, String>> more = new ArrayList<>();
        for (Map<String, String> each : all) {
          for (String value : field.getAnnotation(Param.class).value()) {
            Map<String, String> extended = new LinkedHashMap<>(each);
            extended.put(field.getName(), value);
            more.add(extended);
          }
        }
        all = more;
      }
    }
    assertTrue(all.size() > 1, type + " has no axes");
    return all;
  }

  /** Result of the method, then the counted energy. */
  private static double[] run(Class<?> type, Method method, Map<String, String> parameters)
      throws ReflectiveOperationException {
    Object benchmark = type.getConstructor().newInstance();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      Field field = type.getField(parameter.getKey());
      field.set(
          benchmark,
          field.getType() == int.class
              ? Integer.valueOf(parameter.getValue())
              : parameter.getValue());
    }
    if (benchmark instanceof NetworkBenchmark network) {
      network.request = FEW_DIGITS;
    } else if (benchmark instanceof PerceptronBenchmark perceptron) {
      perceptron.synapses = 20;
    } else {
      ((PopulationBenchmark) benchmark).request = FEW_DIGITS;
    }
    ModelledEnergy energy = new ModelledEnergy();
    energy.reset();
    call(benchmark, Setup.class);
    Object result = method.invoke(benchmark, counters(method, energy));
    if (method.getParameterCount() > 0) {
      energy.count();
      assertTrue(energy.modelledEnergy > 0 && energy.presentations > 0);
    }
    double[] numbers = numbers(result, energy);
    call(benchmark, TearDown.class);
    return numbers;
  }

  private static Object[] counters(Method method, ModelledEnergy energy) {
    return Arrays.stream(method.getParameterTypes())
        .map(type -> type == ModelledEnergy.class ? energy : new PresentationRate())
        .toArray();
  }

  private static double[] numbers(Object result, ModelledEnergy energy) {
    List<Double> numbers = new ArrayList<>();
    if (result instanceof float[] outputs) {
      for (float output : outputs) {
        numbers.add((double) output);
      }
      assertTrue(numbers.stream().anyMatch(output -> output != 0), "all outputs are zero");
    } else {
      numbers.add(((Number) result).doubleValue());
    }
    numbers.add(energy.modelledEnergy);
    numbers.add((double) energy.presentations);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void assertClose(String what, double[] expected, double[] found) {
    assertEquals(expected.length, found.length, what);
    for (int i = 0; i < expected.length; i++) {
      double allowed = TOLERANCE * Math.max(1e-2, Math.abs(expected[i]));
      assertEquals(expected[i], found[i], allowed, what + " number " + i);
    }
  }

  private static void call(Object benchmark, Class<? extends Annotation> when)
      throws ReflectiveOperationException {
    for (Method method : annotated(benchmark.getClass(), when)) {
      method.invoke(benchmark);
    }
  }

  private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(annotation))
        .toList();
  }
}
