package org.synapticcaching.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.suite.fork.SuiteRow;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.Suites;

/**
 * Rows of one benchmark: its methods under every combination of some values of its parameters.
 *
 * @param type class of the benchmark
 * @param methods of it
 * @param axes values by parameter, without the backend
 * @param on which backends are measured; of a benchmark that compares none, which must be there
 * @param compares whether the benchmark compares backends
 */
record Grid(
    Class<?> type,
    List<String> methods,
    Map<String, List<String>> axes,
    Predicate<Backend> on,
    boolean compares) {
  /** All methods of this name at the values that follow, on every backend. */
  static Grid of(Class<?> type, String... methods) {
    return new Grid(type, List.of(methods), Map.of(), backend -> true, true);
  }

  /** Id of what it belongs to. */
  String suite() {
    return Suites.of(type.getName() + "." + methods.get(0));
  }

  /** With these values of a parameter. */
  Grid with(String parameter, Object... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(axes);
    more.put(parameter, List.of(values).stream().map(Object::toString).toList());
    return new Grid(type, methods, more, on, compares);
  }

  /** On those backends alone. */
  private Grid only(Predicate<Backend> wanted) {
    return new Grid(type, methods, axes, on.and(wanted), compares);
  }

  /** Not on the plain backend, which would take minutes for a call. */
  Grid large() {
    return only(backend -> backend.design() != BackendDesign.REFERENCE);
  }

  /** On the processor alone: a device does the same whatever this grid varies. */
  Grid onProcessor() {
    return only(backend -> !backend.design().onDevice());
  }

  /** On backends of a card alone. */
  Grid onDevice() {
    return only(backend -> backend.design().onDevice());
  }

  /** On backends that exploit sparse activity: a dense one would take many times as long. */
  Grid sparse() {
    return only(
        backend ->
            backend.design() == BackendDesign.PROCESSOR
                || backend.design() == BackendDesign.DEVICE_FUSED);
  }

  /** On the others. */
  Grid dense() {
    return only(
        backend ->
            backend.design() == BackendDesign.REFERENCE
                || backend.design() == BackendDesign.DEVICE_DENSE);
  }

  /** On backends that learn perceptrons. */
  Grid ofPerceptrons() {
    return only(
        backend ->
            Backends.allForPerceptrons().stream().anyMatch(each -> each.id().equals(backend.id())));
  }

  /** Of a benchmark that compares no backends. */
  Grid alone() {
    return new Grid(type, methods, axes, on, false);
  }

  /** Of a benchmark of a device, measured where a backend uses one. */
  Grid ofDevice() {
    return only(backend -> backend.design().onDevice()).alone();
  }

  /** Its rows, those of the backends that differ in nothing else next to each other. */
  List<SuiteRow> rows(List<Backend> backends) {
    List<Backend> measured = backends.stream().filter(on).toList();
    List<SuiteRow> rows = new ArrayList<>();
    if (measured.isEmpty()) {
      return rows;
    }
    for (String method : methods) {
      for (Map<String, String> values : combinations()) {
        if (compares) {
          measured.forEach(backend -> rows.add(row(method, with(values, backend))));
        } else {
          rows.add(row(method, values));
        }
      }
    }
    return rows;
  }

  private SuiteRow row(String method, Map<String, String> values) {
    return new SuiteRow(suite(), type.getName(), method, values);
  }

  private static Map<String, String> with(Map<String, String> values, Backend backend) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(BenchRow.BACKEND, backend.id());
    all.putAll(values);
    return all;
  }

  private List<Map<String, String>> combinations() {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> one : all) {
        for (String value : axis.getValue()) {
          Map<String, String> extended = new LinkedHashMap<>(one);
          extended.put(axis.getKey(), value);
          longer.add(extended);
        }
      }
      all = longer;
    }
    return all;
  }
}
