package org.synapticcaching;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which packages of a module may use which, each listed after those that it uses. */
final class PackageRules {
  private static final String ROOT = "org.synapticcaching.";

  private final List<String> known = new ArrayList<>();
  private final List<String> own = new ArrayList<>();
  private final JavaClasses main = new ClassFileImporter().importPath(Path.of("target/classes"));

  /**
   * Rules for the classes of the module whose tests run.
   *
   * @param below packages of modules that this one builds on
   */
  PackageRules(String... below) {
    known.addAll(List.of(below));
  }

  /** The module's classes, without tests. */
  JavaClasses main() {
    return main;
  }

  /** Checks that a package, its sub-packages apart, uses these packages of the project at most. */
  void check(String name, String... mayUse) {
    List<String> allowed = List.of(mayUse);
    assertTrue(known.containsAll(allowed), () -> name + " is listed before some of " + allowed);
    known.add(name);
    own.add(name);
    String[] fine =
        Stream.concat(allowed.stream(), Stream.of(name)).map(ROOT::concat).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".").and(not(resideInAnyPackage(fine))))
        .check(main);
  }

  /** Checks that every package of the module has been checked. */
  void checkThatThatIsAll() {
    Set<String> found =
        main.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(found, new TreeSet<>(own));
  }
}
