package org.synapticcaching.suite.fork;

import java.util.List;
import java.util.regex.Pattern;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.Terminal;

/**
 * Which flags of this Java its forks are given, beside those that every benchmark carries itself.
 *
 * @param handedOn in the order in which they count
 * @param withheld by the user's wish, but not for a fork: a debugger or an agent would be measured
 *     too, and benchmarks bring the collector that all users get
 */
public record ForkFlags(List<String> handedOn, List<String> withheld) {
  /** Between the two Javas of this program. */
  private static final List<String> OWN =
      List.of(HandedArguments.PROPERTY, ParentWatch.PROPERTY, Terminal.PROPERTY);

  private static final Pattern WITHHELD =
      Pattern.compile(
          "-agent(lib|path):.*|-javaagent:.*|-Xrun.*|-Xdebug|-Xnoagent"
              + "|-Dcom\\.sun\\.management\\..*|-XX:\\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC");

  public ForkFlags {
    handedOn = List.copyOf(handedOn);
    withheld = List.copyOf(withheld);
  }

  /**
   * Sorts flags.
   *
   * @param flags of this Java
   * @param carried that every benchmark brings itself; they need not be handed on
   */
  public static ForkFlags of(List<String> flags, List<String> carried) {
    List<String> others =
        flags.stream().filter(flag -> !isOwn(flag) && !carried.contains(flag)).toList();
    return new ForkFlags(
        others.stream().filter(flag -> !WITHHELD.matcher(flag).matches()).toList(),
        others.stream().filter(flag -> WITHHELD.matcher(flag).matches()).toList());
  }

  private static boolean isOwn(String flag) {
    return OWN.stream().anyMatch(name -> flag.startsWith("-D" + name + "="));
  }
}
