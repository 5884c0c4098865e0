package org.synapticcaching;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Figures, benchmarks and the command line choose backends by name, and build on no other. */
class BenchArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // In a full build the tests of other modules come in jars of their own.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.synapticcaching");

  /** Each package builds on those before it at most. */
  private static final List<String> ORDER =
      List.of(
          "console",
          "csv",
          "machine",
          "search",
          "elsewhere",
          "figure.run",
          "figure.claim",
          "figure.chart",
          "figure",
          "figure.experiment",
          "figure.experiment.network",
          "figure.experiment.perceptron",
          "figure.experiment.spiking",
          "figure.experiment.competition",
          "figure.experiment.adaptive",
          "figure.paper.*",
          "figure.paper",
          "sweep",
          "study",
          "joules",
          "jmh.param",
          "jmh",
          "jmh.main",
          "roofline",
          "suite.result",
          "suite.compare",
          "suite.summary",
          "suite.fork",
          "suite",
          "report",
          "report.bench",
          "report.study",
          "check.result",
          "check.part",
          "check",
          "cli.options",
          "cli.session",
          "cli.cluster",
          "cli.data",
          "cli.learn",
          "cli.figure",
          "cli.sweep",
          "cli.bench",
          "cli.check",
          "cli",
          "cli.launch");

  @Test
  void everyPackageHasItsPlace() {
    Set<String> unplaced =
        new ClassFileImporter()
            .importPath(Path.of("target/classes")).stream()
                .map(type -> type.getPackageName().substring("org.synapticcaching.".length()))
                .filter(name -> !name.endsWith(".jmh_generated"))
                .filter(
                    name ->
                        ORDER.stream().noneMatch(each -> name.matches(each.replace("*", "\\w+"))))
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unplaced);
  }

  @Test
  void noClassNamesABackend() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.synapticcaching.cli..",
            "org.synapticcaching.console..",
            "org.synapticcaching.figure..",
            "org.synapticcaching.jmh..",
            "org.synapticcaching.search..",
            "org.synapticcaching.study..",
            "org.synapticcaching.suite..",
            "org.synapticcaching.sweep..")
        .and(arePartOfNoBenchmarkOfOnePart())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.synapticcaching.ejml..",
            "org.synapticcaching.simd..",
            "org.synapticcaching.cublas..",
            "org.synapticcaching.cuda..",
            "org.synapticcaching.device..",
            "org.ejml..",
            "jcuda..")
        .check(MAIN);
  }

  /**
   * The selection of the largest updates and the data rate of a device's memory are measured by
   * themselves, and no backend offers them apart.
   */
  private static DescribedPredicate<JavaClass> arePartOfNoBenchmarkOfOnePart() {
    return DescribedPredicate.describe(
        "are part of no benchmark of one part of a backend",
        each -> !each.getName().matches(".*[.](SelectionBenchmark|MemoryBenchmark).*"));
  }

  @Test
  void nothingBuildsOnTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.synapticcaching.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.synapticcaching.cli..")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineReadsOptions() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.synapticcaching.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(MAIN);
  }

  @Test
  void packagesBuildOnThoseBelowThem() {
    for (int i = 0; i + 1 < ORDER.size(); i++) {
      noClasses()
          .that()
          .resideInAPackage("org.synapticcaching." + ORDER.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ORDER.subList(i + 1, ORDER.size()).stream()
                  .map(above -> "org.synapticcaching." + above)
                  .toArray(String[]::new))
          .check(MAIN);
    }
  }

  @Test
  void experimentsOnOneKindOfModelKnowNoOther() {
    slices()
        .matching("org.synapticcaching.figure.experiment.(*)")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage("org.synapticcaching.figure.experiment.competition"),
            resideInAPackage("org.synapticcaching.figure.experiment.network"))
        // One figure of perceptrons and networks.
        .ignoreDependency(
            resideInAPackage("org.synapticcaching.figure.experiment.adaptive"),
            resideInAnyPackage(
                "org.synapticcaching.figure.experiment.network",
                "org.synapticcaching.figure.experiment.perceptron"))
        .check(MAIN);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("org.synapticcaching.(*)..").should().beFreeOfCycles().check(MAIN);
  }
}
