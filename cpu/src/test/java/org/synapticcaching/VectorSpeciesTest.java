package org.synapticcaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.synapticcaching.simd.kernel.DoubleLanes;
import org.synapticcaching.simd.kernel.FloatLanes;

/**
 * All vectors of floats, and of what is computed with beside them, are of one class. The methods of
 * the Vector API that several classes share keep one profile; once it has seen a second class, the
 * compiler no longer knows what comes out of them, and leaves the vectors of kernels that it
 * compiles from then on as objects: whatever learns later in the same Java takes 2 to 4 times as
 * long. The same digits, so that no other test can tell.
 */
class VectorSpeciesTest {
  private static final String VECTORS = "jdk.incubator.vector.";

  /** The field that holds the only species of a kind of number, by the name of its vectors. */
  private static final Map<String, Holder> HOLDERS =
      Map.of(
          "FloatVector", new Holder(FloatLanes.class, "SPECIES"),
          "IntVector", new Holder(FloatLanes.class, "INTS"),
          "DoubleVector", new Holder(DoubleLanes.class, "SPECIES"),
          "LongVector", new Holder(DoubleLanes.class, "LONGS"));

  private record Holder(Class<?> owner, String field) {}

  private final PackageRules rules = new PackageRules();

  @Test
  void fieldsHoldOneSpeciesOfEachKindOfNumber() throws ReflectiveOperationException {
    Map<Object, Object> only = new HashMap<>();
    for (Holder each : HOLDERS.values()) {
      Object species = valueOf(each.owner(), each.field());
      only.put(elementOf(species), species);
    }
    assertEquals(HOLDERS.size(), only.size());
    List<JavaField> fields =
        rules.main().stream()
            .flatMap(each -> each.getFields().stream())
            .filter(each -> each.getRawType().getName().equals(VECTORS + "VectorSpecies"))
            .toList();
    assertTrue(fields.size() > HOLDERS.size(), () -> "found only " + fields);
    for (JavaField each : fields) {
      Object species = valueOf(Class.forName(each.getOwner().getName()), each.getName());
      assertEquals(
          only.getOrDefault(elementOf(species), species), species, () -> each.getFullName());
    }
  }

  @Test
  void nobodyAsksForVectorsOfAFixedWidth() {
    Set<String> found =
        rules.main().stream()
            .map(JavaClass::getFieldAccessesFromSelf)
            .flatMap(Set::stream)
            .filter(each -> HOLDERS.containsKey(each.getTargetOwner().getSimpleName()))
            .map(each -> each.getTarget().getName())
            .filter(each -> each.startsWith("SPECIES_"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of("SPECIES_PREFERRED"), found);
  }

  private static Object valueOf(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  /** The vector module is there when tests run, but not when they are compiled. */
  private static Object elementOf(Object species) throws ReflectiveOperationException {
    return Class.forName(VECTORS + "VectorSpecies").getMethod("elementType").invoke(species);
  }
}
