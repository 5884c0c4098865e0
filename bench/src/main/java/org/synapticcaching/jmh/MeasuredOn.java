package org.synapticcaching.jmh;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceTimed;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;

/** What benchmarks run on: only what can run here, and only devices that are real. */
public final class MeasuredOn {
  /** Property of a fork that is only to run, whose time nobody takes: true or absent. */
  public static final String ONLY_RUN = "synapticcaching.onlyrun";

  private static final String NOT_MEASURED = "not measured: ";

  private MeasuredOn() {}

  /** A refusal that JMH prints in one line, since where it was thrown tells nothing. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }

    @Override
    public String toString() {
      return NOT_MEASURED + getMessage();
    }
  }

  /** What a fork refused, if this line of its output says so. */
  public static Optional<String> refusalIn(String line) {
    int at = line == null ? -1 : line.indexOf(NOT_MEASURED);
    return at < 0
        ? Optional.empty()
        : line.substring(at + NOT_MEASURED.length()).lines().findFirst();
  }

  /**
   * The backend of this name; says in JMH's output what computes.
   *
   * @throws RuntimeException in one line, when it cannot run here or its device is an emulation
   */
  static Backend backend(String id) {
    return told(id, Backends::named);
  }

  /**
   * What learns perceptrons in the backend of this name; says in JMH's output what computes.
   *
   * @throws RuntimeException in one line, when it cannot run here or its device is an emulation
   */
  static PerceptronEngine perceptrons(String id) {
    return Backends.perceptrons(
        told(id, each -> Backends.selectForPerceptrons(BackendRequest.of(each))));
  }

  private static Backend told(String id, Function<String, Backend> select) {
    try {
      Backend backend = select.apply(id);
      tell(id, backend.availability());
      return backend;
    } catch (IllegalStateException | IllegalArgumentException missing) {
      throw new Refused(missing.getMessage());
    }
  }

  /**
   * Says what computes.
   *
   * @throws RuntimeException in one line, when it is an emulated device
   */
  static void tell(String what, Availability availability) {
    if (!availability.available()) {
      throw new Refused(what + ": " + availability.reason() + "; " + availability.remedy());
    }
    if (availability.emulated() && !Boolean.getBoolean(ONLY_RUN)) {
      throw new Refused(what + " would run on '" + availability.device() + "', which is no device");
    }
    System.out.println("# " + what + ": " + availability.device());
  }

  /**
   * The first of some backends that can run here and is not {@code id}, to compare results with.
   *
   * @throws IllegalStateException when there is none
   */
  static Backend another(String id, List<Backend> backends) {
    return backends.stream()
        .filter(each -> !each.id().equals(id) && each.availability().available())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no backend to compare " + id + " with"));
  }

  /** Returns when a device of its own has finished all its work. */
  static void await(Object learner) {
    if (learner instanceof DeviceTimed device) {
      device.deviceMilliseconds();
    }
  }
}
