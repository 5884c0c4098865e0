package org.synapticcaching.cli.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user's wish to attach a debugger to the Java that computes: {@code --debug-jvm PORT},
 * anywhere among the arguments.
 *
 * @param port to listen on; empty without such a wish
 * @param arguments all others
 */
record DebugRequest(Optional<String> port, List<String> arguments) {
  /** The option that asks for it. */
  static final String OPTION = "--debug-jvm";

  private static final int LARGEST_PORT = 65_535;

  DebugRequest {
    arguments = List.copyOf(arguments);
  }

  /** Takes the option out of the arguments; the last one counts. */
  static DebugRequest in(List<String> typed) {
    List<String> others = new ArrayList<>();
    Optional<String> port = Optional.empty();
    for (int a = 0; a < typed.size(); a++) {
      String word = typed.get(a);
      if (word.equals(OPTION)) {
        a++;
        port = Optional.of(a < typed.size() ? typed.get(a) : "");
      } else if (word.startsWith(OPTION + "=")) {
        port = Optional.of(word.substring(OPTION.length() + 1));
      } else {
        others.add(word);
      }
    }
    return new DebugRequest(port, others);
  }

  /** What is wrong with the port; empty when nothing is. */
  Optional<String> fault() {
    return port.filter(text -> !isPort(text))
        .map(
            text -> "%s: expected a port, 1 to %s, got '%s'".formatted(OPTION, LARGEST_PORT, text));
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= LARGEST_PORT;
  }

  /** The flags by which Java waits for a debugger of this machine, without a word of its own. */
  List<String> flags() {
    return port.stream()
        .map(
            number ->
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=localhost:"
                    + number)
        .toList();
  }
}
