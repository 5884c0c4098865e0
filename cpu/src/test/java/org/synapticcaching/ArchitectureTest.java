package org.synapticcaching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the packages: each depends only on those before it. */
class ArchitectureTest {
  private static final String ROOT = "org.synapticcaching.";

  /** Packages that others build on, lowest first. */
  private static final List<String> ORDER =
      List.of("model", "dataset", "backend", "training", "theory");

  /** What builds on them and is not built upon. */
  private static final List<String> TOPS = List.of("ejml", "simd", "spiking");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.synapticcaching");

  private static String within(String name) {
    return ROOT + name + "..";
  }

  @Test
  void eachPackageDependsOnlyOnThoseBeforeIt() {
    List<String> allowed = new ArrayList<>();
    for (String name : ORDER) {
      allowed.add(within(name));
      checkDependsOnlyOn(name, allowed);
    }
    for (String top : TOPS) {
      List<String> withItself = new ArrayList<>(allowed);
      withItself.add(within(top));
      checkDependsOnlyOn(top, withItself);
    }
  }

  private static void checkDependsOnlyOn(String name, List<String> allowed) {
    List<String> forbidden = new ArrayList<>();
    for (String other : packages()) {
      if (!allowed.contains(within(other))) {
        forbidden.add(within(other));
      }
    }
    noClasses()
        .that()
        .resideInAPackage(within(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .check(MAIN);
  }

  private static List<String> packages() {
    return MAIN.stream()
        .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[0])
        .distinct()
        .toList();
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    List<String> known = new ArrayList<>(ORDER);
    known.addAll(TOPS);
    assertTrue(known.containsAll(packages()), () -> packages() + " are not all among " + known);
    assertTrue(packages().containsAll(known), () -> known + " are not all among " + packages());
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("org.synapticcaching.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void onlyTheEjmlBackendKnowsEjml() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("ejml"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ejml..")
        .check(MAIN);
  }

  @Test
  void onlyTheSimdBackendKnowsTheVectorModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage(within("simd"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(MAIN);
  }

  @Test
  void modelAndBackendKnowNoLibrary() {
    classes()
        .that()
        .resideInAnyPackage(within("model"), within("backend"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", within("model"), within("dataset"), within("backend"))
        .check(MAIN);
  }
}
