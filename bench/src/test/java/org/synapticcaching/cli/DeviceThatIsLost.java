package org.synapticcaching.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.DeviceSize;
import org.synapticcaching.backend.NamedBackend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.Backends;

/** A backend whose device falls off the bus at some presentation, and stays away. */
public final class DeviceThatIsLost extends NamedBackend {
  public static final String ID = "test-lost";

  /** System property with the presentation; without it the device stays. */
  static final String AT = "test.lost.at";

  /** System property: whether {@code auto} believes that the device is very fast. */
  public static final String FAST = "test.lost.fast";

  /** System property that is set to whether the last population may round to TF32. */
  static final String TF32 = "test.lost.tf32";

  static final String MESSAGE = "the device was lost; restart the machine";

  /** There, and as slow as any. */
  public DeviceThatIsLost() {
    super(ID, Availability.on("a device that gets lost"), Optional.empty());
  }

  @Override
  public Optional<DeviceSize> deviceSize() {
    return Boolean.getBoolean(FAST)
        ? Optional.of(new DeviceSize(1000, 1L << 40))
        : Optional.empty();
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return Backends.named("simd").bytes(spec);
  }

  @Override
  public Population open(PopulationSpec spec) {
    System.setProperty(TF32, String.valueOf(spec.tf32()));
    Population simd = Backends.named("simd").open(spec);
    long at = Long.getLong(AT, Long.MAX_VALUE);
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          boolean lost = simd.presentations(0) >= at;
          if (lost && !method.getName().equals("spec")) {
            throw new IllegalStateException(MESSAGE);
          }
          try {
            return method.invoke(simd, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (Population)
        Proxy.newProxyInstance(
            Population.class.getClassLoader(), new Class<?>[] {Population.class}, calls);
  }
}
