package org.synapticcaching.contract;

import org.junit.jupiter.api.Nested;

/** What backends on the processor compute: all that others do, perceptrons, and on random cases. */
public abstract class ProcessorContract extends BackendContract {
  @Nested
  class PerceptronThresholds extends PerceptronThresholdContract {
    PerceptronThresholds() {
      super(tested());
    }
  }

  @Nested
  class Perceptrons extends PerceptronContract {
    Perceptrons() {
      super(tested());
    }
  }

  @Nested
  class Properties extends BackendProperties {
    Properties() {
      super(tested());
    }
  }

  @Nested
  class RulesProperties extends RuleProperties {
    RulesProperties() {
      super(tested());
    }
  }
}
