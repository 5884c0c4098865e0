package org.synapticcaching.figure.paper.lr20;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.FigureOptions;
import org.synapticcaching.figure.experiment.perceptron.CostClaims;
import org.synapticcaching.figure.experiment.perceptron.CostSweep;
import org.synapticcaching.figure.experiment.perceptron.DecaySweep;
import org.synapticcaching.figure.experiment.perceptron.EnergyParts;
import org.synapticcaching.figure.experiment.perceptron.EpochPowers;
import org.synapticcaching.figure.experiment.perceptron.Exponents;
import org.synapticcaching.figure.experiment.perceptron.PatternLoad;
import org.synapticcaching.figure.experiment.perceptron.PatternLoad.Load;
import org.synapticcaching.figure.experiment.perceptron.PerceptronConventions;
import org.synapticcaching.figure.experiment.perceptron.ThresholdClaims;
import org.synapticcaching.figure.experiment.perceptron.ThresholdRuns;
import org.synapticcaching.figure.experiment.perceptron.ThresholdSweep;
import org.synapticcaching.figure.experiment.perceptron.TimeAgainstThreshold;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.FigureCard.DataNeed;
import org.synapticcaching.model.ConsolidationPolicy;

/** The figures of [LR20] about perceptrons: of N = 1000 synapses, by the published script. */
public final class Lr20Perceptrons {
  /** The source, up to the number of the figure. */
  static final String SOURCE = "Li & van Rossum 2020, eLife 9:e50804, figure ";

  /** Three policies: which synapses trigger consolidation, and which take part. */
  public static final List<ConsolidationPolicy> POLICIES =
      List.of(
          ConsolidationPolicy.LOCAL_LOCAL,
          ConsolidationPolicy.LOCAL_GLOBAL,
          ConsolidationPolicy.GLOBAL_GLOBAL);

  private static final int SYNAPSES = 1000;
  private static final PerceptronConventions HALF_FULL =
      PerceptronConventions.lr20(SYNAPSES, SYNAPSES);

  private Lr20Perceptrons() {}

  /** Figure 1: what learning costs as the number of patterns nears capacity. */
  public static Figure fig1() {
    return new Figure(
        new FigureCard(
            "lr20-fig1",
            "Energy and inefficiency of a perceptron against the number of patterns",
            SOURCE + "1",
            "near capacity learning costs hundreds of times the minimum",
            DataNeed.NONE,
            ofSeconds(10),
            ofSeconds(30)),
        options -> {
          int studied = 1900;
          List<Load> loads = new ArrayList<>();
          for (int patterns : options.pick(someLoads(studied), allLoads())) {
            List<Long> seeds = patterns == studied ? options.seeds(28, 40) : options.seeds(7, 9);
            loads.add(new Load(patterns, seeds));
          }
          return new PatternLoad(PerceptronConventions.lr20(SYNAPSES, studied), loads, studied, 20)
              .experiment();
        });
  }

  private static List<Integer> someLoads(int studied) {
    List<Integer> patterns = new ArrayList<>(List.of(10, 50));
    for (int p = 100; p < studied; p += 100) {
      patterns.add(p);
    }
    patterns.addAll(List.of(studied, 1950, 1999));
    return patterns;
  }

  private static List<Integer> allLoads() {
    List<Integer> patterns = new ArrayList<>();
    for (int p = 10; p < 2 * SYNAPSES; p += 10) {
      patterns.add(p);
    }
    patterns.add(2 * SYNAPSES - 1);
    return patterns;
  }

  /** Figure 1, supplement 1: other ways of measuring the energy of a change. */
  public static Figure fig1s1() {
    return new Figure(
        new FigureCard(
            "lr20-fig1s1",
            "Inefficiency against the exponent of the energy of a change, and potentiation only",
            SOURCE + "1, supplement 1",
            "learning wastes energy unless small changes are very cheap",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(5)),
        options -> {
          List<Double> exponents =
              options.pick(
                  IntStream.rangeClosed(0, 10).mapToObj(i -> i / 4.0).toList(),
                  IntStream.rangeClosed(0, 25).mapToObj(i -> i / 10.0).toList());
          return new Exponents(HALF_FULL, exponents, options.seeds(10, 50)).experiment();
        });
  }

  /** Figure 2B: consolidation and maintenance against the threshold. */
  public static Figure fig2b() {
    return new Figure(
        new FigureCard(
            "lr20-fig2b",
            "Energy of consolidation and of maintenance against the threshold, without decay",
            SOURCE + "2B",
            "between many consolidations and much maintenance lies a minimum",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(15)),
        options -> {
          List<Double> thresholds =
              options.pick(
                  DoubleStream.of(0, 1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 32, 40, 50, 60)
                      .boxed()
                      .toList(),
                  IntStream.rangeClosed(0, 60).mapToObj(i -> (double) i).toList());
          ThresholdSweep sweep =
              new ThresholdSweep(
                  HALF_FULL,
                  ConsolidationPolicy.LOCAL_LOCAL,
                  Double.POSITIVE_INFINITY,
                  thresholds,
                  List.of(0.001),
                  options.seeds(10, 50));
          return new EnergyParts(sweep, true, false)
              .experiment(
                  List.of(
                      EnergyParts.markEnds(ThresholdClaims.interiorMinimum()),
                      ThresholdClaims.consolidationFalls(),
                      ThresholdClaims.maintenanceRises()),
                  List.of(
                      "the source states neither P nor c here: P = N = 1000, c = 0.001",
                      "theory without decay, with theta + 1 steps in place of theta: what more than"
                          + " theta means for whole numbers"));
        });
  }

  /** Figure 2C: the best threshold and its energy against the maintenance cost. */
  public static Figure fig2c() {
    return new Figure(
        new FigureCard(
            "lr20-fig2c",
            "Energy and best threshold against the maintenance cost, without decay",
            SOURCE + "2C",
            "caching saves from everything but the minimum to nothing as maintenance gets dearer",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(5)),
        options ->
            new CostSweep(
                    HALF_FULL,
                    List.of(ConsolidationPolicy.LOCAL_LOCAL),
                    new ThresholdRuns.Search(0.5, 128, 9, options.pick(2, 3)),
                    costs(options),
                    options.seeds(6, 20))
                .experiment(
                    List.of(
                        CostClaims.minimumForFree(),
                        CostClaims.thresholdFalls(),
                        CostClaims.noCachingWhenDear(10),
                        CostClaims.energyAsInTheory(HALF_FULL.walk()),
                        CostClaims.thresholdAsInTheory(HALF_FULL.walk())),
                    List.of(
                        "theory's threshold is drawn half a step lower: between whole numbers"
                            + " nothing changes")));
  }

  /** Maintenance costs: 0, then 1e-6 to 10, a value per decade or two. */
  public static List<Double> costs(FigureOptions options) {
    List<Double> costs = new ArrayList<>(List.of(0.0));
    for (int i = -6; i <= 1; i++) {
      costs.add(Double.parseDouble("1e" + i));
      if (i < 1 && options.pick(false, true)) {
        costs.add(Double.parseDouble("3e" + i));
      }
    }
    return costs;
  }

  /** Figure 3: what decay of the transient weights does. */
  public static Figure fig3() {
    return new Figure(
        new FigureCard(
            "lr20-fig3",
            "Energy, best threshold and learning time against the decay rate",
            SOURCE + "3",
            "strong decay costs energy, moderate decay may save it; learning slows down or speeds up",
            DataNeed.NONE,
            ofSeconds(10),
            ofMinutes(4)),
        options ->
            new DecaySweep(
                    options.pick(HALF_FULL.withMaxEpochs(1000), HALF_FULL),
                    options.pick(
                        List.of(1e-5, 1e-4, 1e-3, 1e-2, 1e-1),
                        List.of(1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1)),
                    new ThresholdRuns.Search(0.5, 128, 9, options.pick(1, 3)),
                    List.of(0.0, 1e-3, 1e-2, 1e-1),
                    options.seeds(5, 10))
                .experiment());
  }

  /** Figure 3, supplement 1A: learning time against energy as the threshold varies. */
  public static Figure fig3s1a() {
    return new Figure(
        new FigureCard(
            "lr20-fig3s1a",
            "Learning time against energy of a perceptron, as the threshold varies",
            SOURCE + "3, supplement 1A",
            "without maintenance cost energy is saved at the price of time",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(10)),
        options -> {
          ThresholdSweep sweep =
              new ThresholdSweep(
                  options.pick(HALF_FULL.withMaxEpochs(1000), HALF_FULL),
                  ConsolidationPolicy.LOCAL_LOCAL,
                  1000,
                  IntStream.rangeClosed(0, 20).mapToObj(i -> i / 2.0).toList(),
                  List.of(0.0, 1e-3, 1e-2, 1e-1),
                  options.seeds(20, 100));
          return new TimeAgainstThreshold(sweep, List.of(1e-2, 1e-1), 0.9).experiment();
        });
  }

  /** Figure 4B: three policies against the maintenance cost, each at its best. */
  public static Figure fig4b() {
    return new Figure(
        new FigureCard(
            "lr20-fig4b",
            "Energy of three consolidation policies against the maintenance cost",
            SOURCE + "4B",
            "which synapses trigger consolidation, and which take part, matters little",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(10)),
        options ->
            new CostSweep(
                    HALF_FULL,
                    POLICIES,
                    new ThresholdRuns.Search(0.5, 128, 9, options.pick(2, 3)),
                    costs(options),
                    options.seeds(5, 20))
                .experiment(
                    List.of(CostClaims.policiesAlike()), List.of("theory is that of local-local")));
  }

  /** Figure 6: power of maintenance and of consolidation while a perceptron learns. */
  public static Figure fig6() {
    return new Figure(
        new FigureCard(
            "lr20-fig6",
            "Maintenance and consolidation per epoch, with the theory of caches that decay",
            SOURCE + "6",
            "the measured update rate is all that the theory needs",
            DataNeed.NONE,
            ofSeconds(5),
            ofSeconds(15)),
        options ->
            new EpochPowers(
                    HALF_FULL,
                    500,
                    0.01,
                    List.of(5.0, 2.5),
                    options.pick(25, 40),
                    options.seeds(10, 50))
                .experiment());
  }
}
