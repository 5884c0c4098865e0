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

  /** System property: how threads take turns in tests of watched kernels; 0 for the usual way. */
  static final String SEED = "emulation.seed";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(EmulationExtension.class);
  private static final long USUAL_BYTES = 1L << 30;
  private static final long USUAL_PATIENCE = 600_000;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (needsWatchedKernels(context) && EmulatedKernels.wanted() != EmulatedKernels.WATCHED) {
      return ConditionEvaluationResult.disabled("needs -D" + EmulatedKernels.PROPERTY + "=watched");
    }
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

  private static boolean needsWatchedKernels(ExtensionContext context) {
    return context
        .getTestClass()
        .filter(tests -> tests.isAnnotationPresent(OnWatchedKernels.class))
        .isPresent();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(LiveOnDevice.class, LiveOnDevice.now());
    Emulation.interleaveBy(Long.getLong(SEED, 0));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Emulation.stopCounting();
    Emulation.failAfterLaunches(-1, 0);
    Emulation.setTotalBytes(USUAL_BYTES);
    Emulation.setPatience(USUAL_PATIENCE);
    Emulation.setPause(0);
    Emulation.loseBlock(-1);
    Emulation.takeMachineCode(false);
    Emulation.limitCarveouts(Integer.MAX_VALUE, Integer.MAX_VALUE);
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
