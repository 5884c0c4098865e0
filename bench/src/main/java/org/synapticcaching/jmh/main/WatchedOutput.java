package org.synapticcaching.jmh.main;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.openjdk.jmh.runner.format.OutputFormat;

/** JMH's own output, followed by somebody else: its interface has many methods, and grows. */
public final class WatchedOutput {
  private WatchedOutput() {}

  /** Is told of each call before JMH's own output is. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * A call.
     *
     * @param method name of a method of {@link OutputFormat}
     * @param arguments of the call; null for none
     */
    void follow(String method, Object[] arguments);
  }

  /** An output that does what another one does, and is watched. */
  public static OutputFormat of(OutputFormat output, Watcher watcher) {
    return (OutputFormat)
        Proxy.newProxyInstance(
            WatchedOutput.class.getClassLoader(),
            new Class<?>[] {OutputFormat.class},
            (proxy, method, arguments) -> {
              watcher.follow(method.getName(), arguments);
              try {
                return method.invoke(output, arguments);
              } catch (InvocationTargetException problem) {
                throw problem.getCause();
              }
            });
  }
}
