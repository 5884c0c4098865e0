package org.synapticcaching.figure.experiment.competition;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.figure.experiment.EnergyColumns;
import org.synapticcaching.figure.experiment.network.NetworkRun;
import org.synapticcaching.figure.run.Point;
import org.synapticcaching.figure.run.Row;
import org.synapticcaching.ledger.Energy;
import org.synapticcaching.ledger.EnergyLedger;
import org.synapticcaching.ledger.EnergyModel;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.Require;
import org.synapticcaching.training.Sample;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;

/**
 * What becomes of a run under competition, as a single row: whether it reached its goal, when, and
 * what it cost. {@link Outcomes} reads these rows.
 *
 * @param run what is learned
 * @param fraction plastic fraction by which it is drawn; NaN for none
 * @param maintenanceCost price of keeping transient changes, c
 */
public record Outcome(NetworkRun run, double fraction, double maintenanceCost) {
  private int plasticHidden() {
    return run.replica().plasticity().subnet().kept(run.hidden());
  }

  /** Everything but the seed in which runs of a series differ. */
  String setting() {
    StringBuilder text = new StringBuilder("H=" + run.hidden());
    text.append("/sd=").append(run.network().initialDeviation().get(0));
    if (!Double.isNaN(fraction)) {
      text.append("/p=").append(fraction);
    }
    if (plasticHidden() < run.hidden()) {
      text.append("/k=").append(plasticHidden());
    }
    if (run.replica().consolidation().policy() != ConsolidationPolicy.NONE) {
      text.append("/theta=").append(run.replica().consolidation().theta());
    }
    return text.toString();
  }

  /** The run as a point with one row. */
  public Point point() {
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("run", definition());
    return run.point(key(), definition, (result, images) -> List.of(row(result, images)));
  }

  /**
   * Runs that differ in their goal alone as one point: the run that goes on to the highest goal
   * passes the others on its way, so that it tells what each of them would have given.
   *
   * @param outcomes of the same run but for series and goal, at least one
   * @return a point with a row for each, in their order
   */
  static Point together(List<Outcome> outcomes) {
    Outcome last =
        outcomes.stream()
            .max(Comparator.comparingDouble(outcome -> outcome.run().plan().goal()))
            .orElseThrow();
    for (Outcome outcome : outcomes) {
      Require.that(
          outcome.differsInGoalAlone(last), "%s is another run than %s", outcome.key(), last.key());
    }
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("runs", outcomes.stream().map(Outcome::definition).toList());
    return last.run.point(
        last.key(),
        definition,
        (result, images) ->
            outcomes.stream()
                .map(outcome -> outcome.row(result.until(outcome.run().plan().goal()), images))
                .toList());
  }

  private boolean differsInGoalAlone(Outcome other) {
    return run.network().equals(other.run.network())
        && run.replica().equals(other.run.replica())
        && run.plan().goalCheck() == TrainingPlan.GoalCheck.EVERY_TEST
        && run.plan().withGoal(other.run.plan().goal()).equals(other.run.plan());
  }

  private String key() {
    return run.series() + "/" + setting() + "/seed=" + run.replica().seed();
  }

  private Map<String, Object> definition() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("series", run.series());
    all.put("fraction", fraction);
    all.put("network", run.network());
    all.put("replica", run.replica());
    all.put("plan", run.plan());
    all.put("maintenanceCost", maintenanceCost);
    return all;
  }

  private Row row(TrainingResult result, DataSet images) {
    double best = result.samples().stream().mapToDouble(Sample::accuracy).max().orElse(Double.NaN);
    return Row.builder()
        .setAll(parameters())
        .set("presentations", result.last().presentations())
        .set("accuracy", result.last().accuracy())
        .set("best_accuracy", best)
        .set("reached", result.success())
        .set("ending", result.ending().id())
        .set("test_patterns", images.test().size())
        .setAll(spent(result.last()))
        .build();
  }

  private Row parameters() {
    return Row.builder()
        .set("series", run.series())
        .set("setting", setting())
        .set("seed", run.replica().seed())
        .set("hidden", run.hidden())
        .set("initial_deviation", run.network().initialDeviation().get(0))
        .set("learning_rate", run.replica().learningRates().get(0))
        .set("rule", run.replica().plasticity().rule().id())
        .set("fraction", fraction)
        .set("plastic_hidden", plasticHidden())
        .set("error_gated", run.replica().plasticity().errorGated())
        .setAll(EnergyColumns.of(run.replica().consolidation()))
        .set(EnergyColumns.MAINTENANCE_COST, maintenanceCost)
        .set("goal", run.plan().goal())
        .set("max_presentations", run.plan().maxPresentations())
        .build();
  }

  /** Both energies with their direct counterparts, the price with caching, and who took part. */
  private Row spent(Sample last) {
    EnergyLedger ledger = last.ledger();
    Energy energy = ledger.under(EnergyModel.linear(maintenanceCost));
    List<LayerLedger> layers = ledger.layers();
    return Row.builder()
        .set("m0", energy.modifications())
        .set("m0_direct", ledger.changed())
        .set("m1", energy.withoutCaching())
        .set("m1_direct", energy.minimum())
        .setAll(EnergyColumns.spent(energy))
        .set(
            "plastic_fraction",
            (double) energy.modifications() / last.presentations() / run.network().synapses())
        .set("simpson_input", layers.get(0).churn().index())
        .set("simpson_output", layers.get(1).churn().index())
        .build();
  }
}
