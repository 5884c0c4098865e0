package org.synapticcaching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Which packages may use which. */
class ArchitectureTest {
  private final PackageRules rules = new PackageRules();

  @Test
  void eachPackageUsesOnlySomeBeforeIt() {
    rules.check("word");
    rules.check("model", "word");
    rules.check("ledger", "model");
    rules.check("file");
    rules.check("dataset", "word", "model", "file");
    rules.check("dataset.fetch", "dataset", "file");
    rules.check("concurrent");
    rules.check("backend.perceptron", "model", "ledger", "dataset", "concurrent");
    rules.check("backend", "model", "ledger", "dataset", "concurrent", "backend.perceptron");
    rules.check("backend.calibration", "model", "file", "dataset", "backend.perceptron", "backend");
    rules.check(
        "backend.select",
        "word",
        "model",
        "dataset",
        "backend.perceptron",
        "backend",
        "backend.calibration");
    rules.check("training", "model", "ledger", "dataset", "backend");
    rules.check("theory", "model");
    rules.check("threshold", "model", "theory");
    rules.check("spiking", "model", "ledger");
    rules.check("ejml", "model", "ledger", "dataset", "backend.perceptron", "backend", "threshold");
    rules.check("simd.kernel", "model");
    rules.check("simd.selection", "simd.kernel");
    rules.check(
        "simd.layer",
        "model",
        "ledger",
        "dataset",
        "backend",
        "threshold",
        "simd.kernel",
        "simd.selection");
    rules.check(
        "simd.perceptron",
        "model",
        "ledger",
        "dataset",
        "backend.perceptron",
        "backend",
        "threshold",
        "simd.kernel");
    rules.check("simd.peak");
    rules.check(
        "simd",
        "model",
        "ledger",
        "dataset",
        "backend.perceptron",
        "backend",
        "threshold",
        "simd.kernel",
        "simd.selection",
        "simd.layer",
        "simd.perceptron");
    rules.checkThatThatIsAll();
  }

  @Test
  void onlyTheEjmlBackendKnowsEjml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.synapticcaching.ejml..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ejml..")
        .check(rules.main());
  }

  @Test
  void onlyTheSimdBackendKnowsTheVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.synapticcaching.simd..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(rules.main());
  }

  @Test
  void modelLedgerAndBackendKnowNoLibrary() {
    classes()
        .that()
        .resideInAnyPackage(
            "org.synapticcaching.model..",
            "org.synapticcaching.ledger..",
            "org.synapticcaching.backend..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.synapticcaching.word..",
            "org.synapticcaching.model..",
            "org.synapticcaching.ledger..",
            "org.synapticcaching.file..",
            "org.synapticcaching.dataset..",
            "org.synapticcaching.concurrent..",
            "org.synapticcaching.backend..")
        .check(rules.main());
  }
}
