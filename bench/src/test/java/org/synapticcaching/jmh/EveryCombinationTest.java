package org.synapticcaching.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.dataset.DataPlaces;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.InputEncoding;

/** A benchmark that is broken fails the build instead of drawing a chart. */
class EveryCombinationTest {
  /** Of float32 against float64 after some hundred presentations; see the contract of backends. */
  private static final double TOLERANCE = 1e-3;

  /** Neurons of a network; backends are compared at other widths by their contract. */
  private static final int WIDEST = 150;

  private static final DataRequest FEW_DIGITS = digits(2 * SettledBenchmark.LEARNED);

  private static DataRequest digits(int train) {
    return new DataRequest(
        DataRequest.DIGITS,
        InputEncoding.UNIT,
        DataPlaces.usual(),
        1,
        OptionalInt.of(train),
        OptionalInt.of(1));
  }

  static List<Class<?>> benchmarks() {
    return List.of(
        ForwardBenchmark.class,
        BackwardBenchmark.class,
        ConsolidateBenchmark.class,
        TrainBenchmark.class,
        EvaluationBenchmark.class,
        ThresholdTrainBenchmark.class,
        PopulationBenchmark.class,
        PerceptronBenchmark.class,
        PerceptronSweepBenchmark.class,
        CompetitiveTrainBenchmark.class,
        SelectionBenchmark.class);
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
    Stream<Class<?>> tested =
        Stream.concat(benchmarks().stream(), Stream.of(MemoryBenchmark.class));
    assertEquals(known, tested.map(Class::getName).collect(Collectors.toSet()));
  }

  @Test
  void memoryIsCopiedAndBothWaysAreCounted() {
    MemoryBenchmark benchmark = new MemoryBenchmark();
    benchmark.memory = "host";
    benchmark.mebibytes = 3;
    benchmark.open();
    Rates.Copies rate = new Rates.Copies();
    assertEquals(3 << 18, ((float[]) benchmark.copy(rate)).length);
    benchmark.close();
    assertEquals(2 * (3 << 20) / 1e9, rate.gigabytes, 1e-12);
  }

  @Test
  void whatIsMissingOrEmulatedIsRefusedInOneLine() {
    RuntimeException missing =
        assertThrows(RuntimeException.class, () -> MeasuredOn.backend("test-missing"));
    assertEquals(
        "not measured: backend 'test-missing' is not available: no driver was found; install the"
            + " driver",
        missing.toString());
    RuntimeException emulated =
        assertThrows(
            RuntimeException.class,
            () -> MeasuredOn.tell("cuda", Availability.on("Emulated GPU (no card)")));
    assertEquals(
        "not measured: cuda would run on 'Emulated GPU (no card)', which is no device",
        emulated.toString());
    assertEquals(0, emulated.getStackTrace().length);
  }

  @Test
  void deviceTimeIsThatOfTheIterationAndNothingOnTheProcessor() {
    double[] clock = {100};
    DeviceTimed device = () -> clock[0];
    DeviceTime time = new DeviceTime();
    time.reset();
    time.of(device);
    clock[0] = 130;
    time.of(device);
    time.count();
    assertEquals(30, time.deviceMilliseconds);
    time.reset();
    time.of(new Object());
    time.count();
    assertEquals(0, time.deviceMilliseconds);
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
        others.keySet().removeAll(List.of("backend", "method"));
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

  /** Result of the method. */
  private static double[] run(Class<?> type, Method method, Map<String, String> parameters)
      throws ReflectiveOperationException {
    Object benchmark = type.getConstructor().newInstance();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      Field field = type.getField(parameter.getKey());
      field.set(benchmark, value(field.getType(), parameter.getValue()));
    }
    shrink(benchmark);
    ModelledEnergy.forget();
    for (Level level : List.of(Level.Trial, Level.Iteration)) {
      call(benchmark, Setup.class, setup -> setup.value() == level);
    }
    Object[] counters = counters(method);
    Object result = method.invoke(benchmark, counters);
    for (Object counter : counters) {
      assertTrue(!(counter instanceof DeviceTime time) || time.presentations > 0);
    }
    double[] numbers = numbers(result);
    for (Level level : List.of(Level.Iteration, Level.Trial)) {
      call(benchmark, TearDown.class, end -> end.value() == level);
    }
    requireEnergyOf(type);
    return numbers;
  }

  /**
   * Every benchmark of learning, and no other, has counted energy, to be compared by another test.
   */
  private static void requireEnergyOf(Class<?> type) {
    boolean learns =
        !SettledBenchmark.class.isAssignableFrom(type)
            && type != EvaluationBenchmark.class
            && BackendBenchmark.class.isAssignableFrom(type);
    assertEquals(learns, ModelledEnergy.published().isPresent(), type.getName());
  }

  private static Object value(Class<?> type, String word) {
    if (type == int.class) {
      return Integer.valueOf(word);
    }
    return type == double.class ? Double.valueOf(word) : word;
  }

  private static void shrink(Object benchmark) {
    if (benchmark instanceof NetworkBenchmark network) {
      network.request = FEW_DIGITS;
      network.hidden = Math.min(network.hidden, WIDEST);
      if (network instanceof TrainBenchmark train) {
        train.stretch = 50;
      }
    } else if (benchmark instanceof EvaluationBenchmark evaluation) {
      evaluation.request = FEW_DIGITS;
      evaluation.hidden = Math.min(evaluation.hidden, WIDEST);
    } else if (benchmark instanceof ThresholdTrainBenchmark train) {
      train.request = FEW_DIGITS;
      train.stretch = 50;
    } else if (benchmark instanceof PerceptronBenchmark perceptron) {
      perceptron.synapses = 20;
    } else if (benchmark instanceof PerceptronSweepBenchmark perceptrons) {
      perceptrons.synapses = 20;
    } else if (benchmark instanceof PopulationBenchmark population) {
      population.request = FEW_DIGITS;
      population.hidden = 2;
      population.presentations = 5;
      population.stretch = 20;
    } else if (benchmark instanceof CompetitiveTrainBenchmark competitive) {
      competitive.request = digits(20);
      // The mean of the digits is that of all of them, which takes a while.
      boolean zeroMean = competitive.hidden == 100 && !competitive.policy.equals("none");
      competitive.input = (zeroMean ? InputEncoding.ZERO_MEAN : InputEncoding.UNIT).id();
      competitive.hidden = 20 + competitive.hidden / 10_000;
      competitive.plastic = 0.3;
      competitive.stretch = 20;
    } else if (benchmark instanceof SelectionBenchmark selection) {
      selection.request = FEW_DIGITS;
      selection.hidden /= 50;
    } else {
      throw new IllegalStateException(benchmark + " would run at full size");
    }
  }

  private static Object[] counters(Method method) throws ReflectiveOperationException {
    List<Object> counters = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      counters.add(type.getConstructor().newInstance());
    }
    return counters.toArray();
  }

  private static double[] numbers(Object result) {
    List<Double> numbers = new ArrayList<>();
    if (result instanceof float[] outputs) {
      for (float output : outputs) {
        numbers.add((double) output);
      }
      assertTrue(numbers.stream().anyMatch(output -> output != 0), "all outputs are zero");
    } else {
      numbers.add(((Number) result).doubleValue());
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void assertClose(String what, double[] expected, double[] found) {
    assertEquals(expected.length, found.length, what);
    for (int i = 0; i < expected.length; i++) {
      double allowed = TOLERANCE * Math.max(1e-2, Math.abs(expected[i]));
      assertEquals(expected[i], found[i], allowed, what + " number " + i);
    }
  }

  private static <A extends Annotation> void call(
      Object benchmark, Class<A> when, Predicate<A> which) throws ReflectiveOperationException {
    for (Method method : annotated(benchmark.getClass(), when)) {
      if (which.test(method.getAnnotation(when))) {
        method.invoke(benchmark);
      }
    }
  }

  private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(annotation))
        .toList();
  }
}
