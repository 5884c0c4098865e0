package org.synapticcaching.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.learn.JsonSummary;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backends}: what can compute here, and if not, why and what to do. */
@Command(
    name = "backends",
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    versionProvider = Version.class,
    description = "List what can compute here, and if not, why and what to do.",
    footer = {
      "",
      "Of several GPUs, CUDA_VISIBLE_DEVICES says which are shown, and --device N of other commands"
          + " takes one of those."
    })
final class BackendsCommand implements Runnable {
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;
  private static final int SMALLEST = 10;
  private static final int LARGEST = 10_000;
  private static final String ROW = "%-8s%-11s%-9s%s%n";

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, and nothing else, on standard output.")
  private boolean json;

  @Override
  public void run() {
    List<Backend> all = Backends.all();
    String automatic = automatic(all);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonSummary.text(asMap(all, automatic)));
    } else {
      print(out, all, automatic);
    }
    out.flush();
  }

  private static String automatic(List<Backend> all) {
    return all.stream().anyMatch(backend -> backend.availability().available())
        ? Backends.automatic().onProcessor().id()
        : null;
  }

  private static void print(PrintWriter out, List<Backend> all, String automatic) {
    out.printf(Locale.ROOT, ROW, "backend", "available", "numbers", "device");
    for (Backend backend : all) {
      Availability availability = backend.availability();
      out.printf(
          Locale.ROOT,
          ROW,
          backend.id(),
          availability.available() ? "yes" : "no",
          numbers(backend),
          availability.device());
      out.println("        " + backend.description());
      if (!availability.available()) {
        out.println("        why not: " + availability.reason());
        out.println("        what to do: " + availability.remedy());
      }
    }
    out.println();
    out.println(
        automatic == null
            ? "No backend can run here."
            : "'--backend auto' takes " + automatic + deviceInstead(automatic) + ".");
  }

  /** From which size on a device is taken for one network; empty where none is. */
  private static String deviceInstead(String automatic) {
    AutomaticChoice choice = Backends.automatic();
    List<Backend> unmeasured = choice.unmeasured();
    if (!unmeasured.isEmpty()) {
      return ", and "
          + unmeasured.get(0).id()
          + " where it wins by what the first run with '--backend auto' will measure";
    }
    for (int hidden = SMALLEST; hidden <= LARGEST; hidden *= 10) {
      for (int units : new int[] {hidden, 2 * hidden, 5 * hidden}) {
        Network network = Network.lr20(PIXELS, List.of(units), CLASSES);
        Replica replica = Replica.of(network, 1, 0.1, Consolidation.none());
        String taken = choice.of(PopulationSpec.single(network, replica)).backend().id();
        if (!taken.equals(automatic)) {
          return String.format(
              ", and %s where it is expected to win (train: from about %s hidden units on, "
                  + "by what was measured here)",
              taken, units);
        }
      }
    }
    return "";
  }

  private static String numbers(Backend backend) {
    return backend.precision().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> asMap(List<Backend> all, String automatic) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Backend backend : all) {
      Availability availability = backend.availability();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", backend.id());
      row.put("available", availability.available());
      row.put("precision", numbers(backend));
      row.put("device", availability.device());
      row.put("description", backend.description());
      row.put("reason", availability.reason());
      row.put("remedy", availability.remedy());
      rows.add(row);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("backends", rows);
    map.put("auto", automatic);
    return map;
  }
}
