package org.synapticcaching.cli.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import org.synapticcaching.cli.Main;
import org.synapticcaching.console.Terminal;

/**
 * Where {@code java -jar synaptic-caching.jar} begins. The fast kernels need the Vector API, which
 * Java offers only when asked for with a flag; so that nobody has to type it, this class starts the
 * same Java again with the flag and hands everything through: input, output, exit code and signals.
 *
 * <p>Touches nothing but the JDK, to cost little time. Where this Java has no Vector API, or has
 * been given the flag, the command line runs here.
 */
public final class Launcher {
  /** The module that needs the flag. */
  static final String VECTOR_MODULE = "jdk.incubator.vector";

  private Launcher() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    boolean loaded = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    if (loaded || ModuleFinder.ofSystem().find(VECTOR_MODULE).isEmpty()) {
      Main.main(arguments);
      return;
    }
    int code;
    try {
      code = new ChildJvm(childCommand(arguments)).run();
    } catch (IOException problem) {
      System.err.println(
          "synaptic-caching: cannot start Java a second time with the Vector API ("
              + problem.getMessage()
              + "); going on without it");
      Main.main(arguments);
      return;
    }
    System.exit(code);
  }

  private static ChildCommand childCommand(String[] arguments) {
    return new ChildCommand(
        System.getProperty("java.home"),
        System.getProperty("java.class.path"),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        Terminal.standardErrorIsTerminal(),
        ProcessHandle.current().pid(),
        arguments);
  }
}
