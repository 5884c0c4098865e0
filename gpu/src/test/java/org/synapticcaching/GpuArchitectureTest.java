package org.synapticcaching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.synapticcaching.device.GpuSession;

/** Which packages may use which; of the CPU, the model, ledgers, data sets and the interface. */
class GpuArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // In a full build the tests of other modules come in jars of their own.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.synapticcaching");

  private static final String[] HOST = {"model", "dataset", "backend"};
  private static final String[] DEVICE = {"device", "device.record", "device.population"};

  private final PackageRules rules =
      new PackageRules(
          "model",
          "ledger",
          "dataset",
          "concurrent",
          "backend.perceptron",
          "backend",
          "training",
          "threshold");

  private static String[] concat(String[] some, String... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }

  @Test
  void eachPackageUsesOnlySomeBeforeIt() {
    rules.check("device.library");
    rules.check("device", "backend", "device.library");
    rules.check("device.record", "device");
    rules.check("device.population", concat(HOST, "threshold", "device", "device.record"));
    String[] forPopulations = concat(concat(HOST, DEVICE), "ledger");
    rules.check("cublas", forPopulations);
    rules.check("cuda.perceptron", concat(forPopulations, "concurrent", "backend.perceptron"));
    rules.check("cuda", concat(forPopulations, "backend.perceptron", "cuda.perceptron"));
    rules.checkThatThatIsAll();
  }

  @Test
  void noGpuPackageUsesEjml() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.ejml..").check(rules.main());
  }

  /** So that it works where there is a driver and no more. */
  @Test
  void theBackendCudaNeedsNoCublas() {
    noClasses()
        .that()
        .resideInAPackage("org.synapticcaching.cuda..")
        .should()
        .callMethod(GpuSession.class, "blas")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(".*Cublas.*")
        .check(MAIN);
  }

  @Test
  void onlyThePackageDeviceCallsNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.synapticcaching.device..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("jcuda\\.(.*\\.JCuda|.*\\.JCudaDriver|.*\\.JCublas2?|LibUtils.*)")
        .check(MAIN);
  }

  @Test
  void nothingUsesTheRuntimeApi() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jcuda.runtime.JCuda")
        .check(MAIN);
  }

  @Test
  void onlyGpuPackagesKnowCuda() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.synapticcaching.model..",
            "org.synapticcaching.ledger..",
            "org.synapticcaching.dataset..",
            "org.synapticcaching.backend..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jcuda..")
        .check(MAIN);
  }
}
