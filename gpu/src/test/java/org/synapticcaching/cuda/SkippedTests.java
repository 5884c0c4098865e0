package org.synapticcaching.cuda;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Says on the build's log which kind of tests is skipped and why: one line however many. */
final class SkippedTests {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SkippedTests.class);

  private SkippedTests() {}

  /** Tells of a kind of tests, unless that was done in this run. */
  static void tell(ExtensionContext context, String kind, String reason) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            kind,
            k -> {
              System.out.println("tests " + kind + " are skipped: " + reason);
              return true;
            });
  }
}
