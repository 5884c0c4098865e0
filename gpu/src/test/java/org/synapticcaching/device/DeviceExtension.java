package org.synapticcaching.device;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.synapticcaching.backend.Availability;

/** Lets tests marked with {@link OnDevice} run where there is a GPU. */
final class DeviceExtension implements ExecutionCondition {
  /** System property: whether a missing GPU is a failure. */
  static final String REQUIRED = "gpu.required";

  /** System property: whether the emulation will do, to see that the tests run. */
  static final String EMULATION = "gpu.emulation";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Availability availability = Gpu.availability();
    if (availability.available() && (!Gpu.first().emulated() || Boolean.getBoolean(EMULATION))) {
      return ConditionEvaluationResult.enabled("there is a GPU");
    }
    String reason =
        availability.available()
            ? "this process has the emulation instead of a GPU"
            : "no GPU: " + availability.reason();
    if (Boolean.getBoolean(REQUIRED)) {
      throw new IllegalStateException(reason + ", and -D" + REQUIRED + "=true asks for one");
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
