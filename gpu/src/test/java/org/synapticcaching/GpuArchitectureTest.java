package org.synapticcaching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The GPU backends use the model, data sets and the backend interface, nothing else of the CPU. */
class GpuArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.synapticcaching");

  @Test
  void gpuBackendsUseOnlyModelDatasetBackendAndTraining() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.synapticcaching.model..",
            "org.synapticcaching.dataset..",
            "org.synapticcaching.backend..",
            "org.synapticcaching.training..",
            "org.synapticcaching.theory..",
            "org.synapticcaching.spiking..",
            "org.synapticcaching.ejml..",
            "org.synapticcaching.simd..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.synapticcaching.theory..",
            "org.synapticcaching.spiking..",
            "org.synapticcaching.ejml..",
            "org.synapticcaching.simd..",
            "org.ejml..")
        .check(MAIN);
  }

  @Test
  void theTwoGpuBackendsDoNotKnowEachOther() {
    independent("cublas", "cuda");
    independent("cuda", "cublas");
    independent("device", "cuda");
    independent("device", "cublas");
  }

  private static void independent(String one, String other) {
    noClasses()
        .that()
        .resideInAPackage("org.synapticcaching." + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.synapticcaching." + other + "..")
        // A backend may not be there yet.
        .allowEmptyShould(true)
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
