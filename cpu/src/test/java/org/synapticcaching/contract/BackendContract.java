package org.synapticcaching.contract;

import org.junit.jupiter.api.Nested;

/**
 * What every backend has to compute. The test of a backend extends this class and says which
 * backend it is; the parts of the contract follow.
 */
public abstract class BackendContract {
  /** The backend to be tested. */
  protected abstract BackendUnderTest tested();

  @Nested
  class Networks extends NetworkContract {
    Networks() {
      super(tested());
    }
  }

  @Nested
  class Thresholds extends ThresholdContract {
    Thresholds() {
      super(tested());
    }
  }

  @Nested
  class LocalThresholds extends LocalThresholdContract {
    LocalThresholds() {
      super(tested());
    }
  }

  @Nested
  class ThresholdPopulations extends ThresholdPopulationContract {
    ThresholdPopulations() {
      super(tested());
    }
  }

  @Nested
  class Stochastic extends StochasticContract {
    Stochastic() {
      super(tested());
    }
  }

  @Nested
  class Weights extends WeightsContract {
    Weights() {
      super(tested());
    }
  }

  @Nested
  class Populations extends PopulationContract {
    Populations() {
      super(tested());
    }
  }

  @Nested
  class BadRequests extends BadRequestsContract {
    BadRequests() {
      super(tested());
    }
  }

  @Nested
  class Rules extends RuleContract {
    Rules() {
      super(tested());
    }
  }

  @Nested
  class RulePopulations extends RulePopulationContract {
    RulePopulations() {
      super(tested());
    }
  }
}
