package org.synapticcaching.spiking;

import org.synapticcaching.model.Require;

/**
 * What a trial consists of. Auditory input comes first, the visual teacher after it; background
 * throughout. In a time step every neuron of a pool fires with probability rate times step.
 *
 * @param inputs number of auditory inputs, >= 1
 * @param active how many of them are active in a pattern, 1 to inputs
 * @param pool neurons behind each auditory input, and behind the teacher at ratio 1, >= 1
 * @param rate of each of these neurons, in hertz, >= 0
 * @param backgroundRate of the one background neuron, in hertz, >= 0
 * @param step dt, in seconds, > 0
 * @param steps time steps of a trial, >= 1
 * @param auditory time steps with auditory input
 * @param visual time steps with visual input
 */
public record Protocol(
    int inputs,
    int active,
    int pool,
    double rate,
    double backgroundRate,
    double step,
    int steps,
    Window auditory,
    Window visual) {

  /**
   * Time steps from..to-1 of a trial.
   *
   * @param from first one, counted from 0
   * @param to one after the last, >= from
   */
  public record Window(int from, int to) {
    public Window {
      Require.atLeast("first time step", 0, from);
      Require.atLeast("end of a window of time steps", from, to);
    }
  }

  public Protocol {
    Require.atLeast("inputs", 1, inputs);
    Require.atLeast("active inputs", 1, active);
    Require.atLeast("inputs for " + active + " active ones", active, inputs);
    Require.atLeast("pool", 1, pool);
    Require.finitePositive("time step", step);
    probability("rate", rate, step);
    probability("background rate", backgroundRate, step);
    Require.atLeast("time steps", 1, steps);
    Require.atLeast(
        "time steps of a trial with its inputs", Math.max(auditory.to, visual.to), steps);
  }

  private static void probability(String name, double rate, double step) {
    if (!(rate >= 0 && rate * step < 1)) {
      throw new IllegalArgumentException(
          name + " must be >= 0 and below one spike per time step, got " + rate + " Hz");
    }
  }

  /**
   * Trials of [LR20]: 150 ms in steps of 0.1 ms, auditory input 0-50 ms, visual 70-120 ms, both
   * ends excluded as in the published script.
   */
  public static Protocol lr20() {
    return new Protocol(
        100, 2, 15, 100, 1000, 1e-4, 1500, new Window(1, 500), new Window(701, 1200));
  }
}
