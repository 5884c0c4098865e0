package org.synapticcaching.device;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Loads the emulation for tests marked with {@link OnEmulation}, and counts what they leave. */
final class EmulationExtension
    implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
  /** System property: whether it is a failure that the emulation cannot be built. */
  static final String REQUIRED = "emulation.required";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(EmulationExtension.class);
  private static final long USUAL_BYTES = 1L << 30;
  private static final long USUAL_PATIENCE = 600_000;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String missing = Emulation.missing();
    if (missing == null) {
      return ConditionEvaluationResult.enabled("the emulation is loaded");
    }
    String reason = "no emulation of a GPU: " + missing;
    if (Boolean.getBoolean(REQUIRED)) {
      throw new IllegalStateException(reason + ", and -D" + REQUIRED + "=true asks for it");
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(LiveOnDevice.class, LiveOnDevice.now());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Emulation.failAfterLaunches(-1, 0);
    Emulation.setTotalBytes(USUAL_BYTES);
    Emulation.setPatience(USUAL_PATIENCE);
    Emulation.recover();
    LiveOnDevice before =
        context.getStore(NAMESPACE).remove(LiveOnDevice.class, LiveOnDevice.class);
    if (context.getExecutionException().isEmpty()) {
      LiveOnDevice.now()
          .changedSince(before)
          .ifPresent(
              left -> {
                throw new AssertionError(left);
              });
    }
  }
}
