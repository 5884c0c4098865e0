package org.synapticcaching.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Spark is one way to run the plans of others, who know nothing of it. */
class SparkArchitectureTest {
  private static final String OURS = "org.synapticcaching.spark..";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.synapticcaching");

  @Test
  void nothingElseUsesSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(OURS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OURS, "org.apache.spark..", "scala..")
        .check(MAIN);
  }

  @Test
  void noClassNamesABackend() {
    noClasses()
        .that()
        .resideInAPackage(OURS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.synapticcaching.ejml..",
            "org.synapticcaching.simd..",
            "org.synapticcaching.cublas..",
            "org.synapticcaching.cuda..",
            "org.synapticcaching.device..",
            "jcuda..")
        .check(MAIN);
  }

  @Test
  void itReadsOptionsOnlyThroughTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(OURS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "org.synapticcaching.cli.options..")
        .check(MAIN);
  }

  /** So that it can say in one line that Spark is not there. */
  @Test
  void whatBeginsNeedsNoSpark() {
    noClasses()
        .that()
        .haveSimpleName("SparkMain")
        .or()
        .haveSimpleName("Outfit")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(MAIN);
  }
}
