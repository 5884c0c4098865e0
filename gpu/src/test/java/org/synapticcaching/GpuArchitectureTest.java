package org.synapticcaching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.synapticcaching.device.GpuSession;

/** Which packages may use which; of the CPU, the model, data sets and the backend interface. */
class GpuArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // In a full build the tests of other modules come in jars of their own.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.synapticcaching");

  private final PackageRules rules = new PackageRules("model", "dataset", "backend", "training");

  @Test
  void eachPackageUsesOnlySomeBeforeIt() {
    rules.check("device.library");
    rules.check("device", "backend", "device.library");
    rules.check("device.population", "model", "dataset", "backend", "device");
    rules.check("cublas", "model", "dataset", "backend", "device", "device.population");
    rules.check("cuda.perceptron", "model", "dataset", "backend", "device", "device.population");
    rules.check(
        "cuda", "model", "dataset", "backend", "device", "device.population", "cuda.perceptron");
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
            "org.synapticcaching.dataset..",
            "org.synapticcaching.backend..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jcuda..")
        .check(MAIN);
  }
}
