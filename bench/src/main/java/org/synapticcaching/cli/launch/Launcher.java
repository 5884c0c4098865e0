package org.synapticcaching.cli.launch;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.cli.Main;
import org.synapticcaching.console.Terminal;
import org.synapticcaching.machine.HugePages;
import org.synapticcaching.machine.SpeedFlags;

/**
 * Where {@code java -jar synaptic-caching.jar} begins. The fast kernels need the Vector API, which
 * Java offers only when asked for with a flag; so that nobody has to type it, this class starts the
 * same Java again with the flag and hands everything through: input, output, exit code and signals.
 * The second Java also has a locale that lacks no letter of any name.
 *
 * <p>Touches nothing but the JDK, to cost little time. Where this Java has no Vector API, or has
 * been given the flag, or is only asked for help, the command line runs here, unless letters of
 * names would be lost.
 */
public final class Launcher {
  private static final String PREFIX = "synaptic-caching: ";

  /**
   * Commands whose networks learn for a few seconds each, on all processors, and gained nothing by
   * huge pages; where a host takes back what a virtual machine does not use, these take longer to
   * come.
   */
  private static final List<String> FIGURES = List.of("figure", "reproduce");

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Launcher() {}

  /** A main method. */
  @FunctionalInterface
  interface Program {
    /** Runs it. */
    void main(String[] arguments);
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    launch(Main.class, Main::main, arguments);
  }

  /**
   * Runs a program in a Java that has the Vector API, and exits with its code.
   *
   * @param type class of its main method
   * @param here the main method itself, for where no second Java is needed
   */
  static void launch(Class<?> type, Program here, String[] arguments) {
    TypedArguments typed =
        TypedArguments.of(arguments, System.getProperty("user.dir"), lettersOfLocale());
    boolean offered = ModuleFinder.ofSystem().find(SpeedFlags.VECTOR_MODULE).isPresent();
    boolean loaded = ModuleLayer.boot().findModule(SpeedFlags.VECTOR_MODULE).isPresent();
    if (typed.lettersLost() || offered && !loaded && !typed.onlyAsk()) {
      Optional<Integer> code = inSecondJava(type, typed, offered);
      if (code.isPresent()) {
        System.exit(code.get());
      }
    }
    here.main(arguments);
  }

  /** The exit code of the second Java; empty when it cannot be started. */
  private static Optional<Integer> inSecondJava(
      Class<?> type, TypedArguments typed, boolean offered) {
    try {
      JavaFlags flags = JavaFlags.ofThisJava();
      Optional<String> unspelt = flags.others().stream().filter(TypedArguments::lacks).findFirst();
      if (unspelt.isPresent()) {
        System.err.println(
            PREFIX
                + unspelt.get()
                + ": this locale lacks letters of this flag; set LC_ALL=C.UTF-8");
        return Optional.of(FAILED);
      }
      DebugRequest debug = DebugRequest.in(typed.words());
      if (debug.fault().isPresent()) {
        System.err.println(PREFIX + debug.fault().get());
        return Optional.of(USAGE);
      }
      tellOfListening(flags.listening());
      debug
          .port()
          .ifPresent(port -> System.err.println("note: waiting for a debugger on port " + port));
      return Optional.of(new ChildJvm(childCommand(type, typed, flags, debug, offered)).run());
    } catch (IOException problem) {
      System.err.println(
          PREFIX
              + "cannot start Java a second time with the Vector API ("
              + problem.getMessage()
              + "); going on without it");
      return Optional.empty();
    } catch (OutOfMemoryError tooLittle) {
      System.err.println(PREFIX + "not enough memory to start; give Java more with -Xmx");
      return Optional.of(FAILED);
    }
  }

  private static void tellOfListening(List<String> flags) {
    if (!flags.isEmpty()) {
      System.err.println(
          "note: "
              + String.join(" ", flags)
              + " reaches the first Java only, which waits for the one that computes; "
              + DebugRequest.OPTION
              + " PORT after the jar is for that one");
    }
  }

  private static ChildCommand childCommand(
      Class<?> type, TypedArguments typed, JavaFlags flags, DebugRequest debug, boolean offered) {
    List<String> handedOn = new ArrayList<>(flags.others());
    handedOn.addAll(debug.flags());
    String classPath = System.getProperty("java.class.path");
    return new ChildCommand(
        System.getProperty("java.home"),
        classPath,
        ClassArchive.of(classPath, System.getProperty("java.vm.version")),
        drawsFigures(debug.arguments()) ? List.of() : HugePages.flags(handedOn),
        handedOn,
        offered,
        typed.lettersLost() || TypedArguments.isAscii(lettersOfLocale()),
        Terminal.standardErrorIsTerminal(),
        ProcessHandle.current().pid(),
        type.getName(),
        debug.arguments());
  }

  /** Whether the command, the first argument that is no option, is one of figures. */
  static boolean drawsFigures(List<String> arguments) {
    return arguments.stream()
        .filter(each -> !each.startsWith("-"))
        .findFirst()
        .filter(FIGURES::contains)
        .isPresent();
  }

  /** What this Java reads arguments and names of files in. */
  private static Charset lettersOfLocale() {
    try {
      return Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"));
    } catch (UnsupportedCharsetException rare) {
      // Then Java cannot have read more than ASCII either.
      return StandardCharsets.US_ASCII;
    }
  }
}
