package org.synapticcaching.suite.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.machine.Cache;
import org.synapticcaching.machine.Machine;

/**
 * What a run of {@code bench} was made on and how: the file {@code environment.json}.
 *
 * @param name of the run
 * @param command as typed
 * @param started when, such as {@code 2026-01-31T12:00:00Z}
 * @param seconds that it took, of all its parts when it was interrupted
 * @param version of the program
 * @param commit of the program; empty where it is unknown
 * @param machine processor, memory, Java
 * @param javaFlags of the Java that measured
 * @param loadAtStart processes that were running or waiting, as the system counts them; NaN where
 *     it does not
 * @param quick whether it was measured shortly
 * @param forks of each row
 * @param suites that were asked for
 * @param backends that measured
 * @param card the GPU, where there is one
 * @param data that was learned
 * @param meters which meter of energy was read, or why none and what to do, by {@code cpu} and
 *     {@code gpu}
 * @param idleWatts power when nothing is measured, by the same words where there is a meter
 * @param complete whether all rows are there
 */
public record Environment(
    String name,
    String command,
    String started,
    double seconds,
    String version,
    Optional<String> commit,
    Machine machine,
    List<String> javaFlags,
    double loadAtStart,
    boolean quick,
    int forks,
    List<String> suites,
    List<UsedBackend> backends,
    Optional<Card> card,
    String data,
    Map<String, String> meters,
    Map<String, Double> idleWatts,
    boolean complete) {
  /** Raised whenever the file's fields change. */
  public static final int FORMAT = 1;

  /**
   * A backend that measured.
   *
   * @param id its word
   * @param device what it computes on
   * @param numbers what its digits follow from
   */
  public record UsedBackend(String id, String device, String numbers) {}

  /**
   * A GPU.
   *
   * @param name of its model
   * @param driver version
   * @param cuda version that the driver has; empty where it is unknown
   * @param cublas version; empty where there is none
   * @param memoryBytes its memory
   */
  public record Card(String name, String driver, String cuda, String cublas, long memoryBytes) {}

  public Environment {
    javaFlags = List.copyOf(javaFlags);
    suites = List.copyOf(suites);
    backends = List.copyOf(backends);
    meters = Collections.unmodifiableMap(new LinkedHashMap<>(meters));
    idleWatts = Collections.unmodifiableMap(new LinkedHashMap<>(idleWatts));
  }

  /**
   * Reads a file.
   *
   * @throws IOException in one line when it cannot be read, is of another format, or lacks a field
   */
  public static Environment read(Path file) throws IOException {
    JsonFields all = JsonFields.read(file);
    if (!all.node().isObject() || !all.has("format")) {
      throw all.problem("is no environment of a run of 'bench'");
    }
    if (all.integer("format") != FORMAT) {
      throw all.problem(
          "is of format %d, and this version of the program reads format %d; measure again"
              .formatted(all.integer("format"), FORMAT));
    }
    return new Environment(
        all.text("name"),
        all.text("command"),
        all.text("started"),
        all.number("seconds"),
        all.text("version"),
        Optional.of(all.text("commit", "")).filter(commit -> !commit.isEmpty()),
        machine(all),
        all.texts("javaFlags"),
        all.number("loadAtStart"),
        all.truth("quick"),
        all.count("forks"),
        all.texts("suites"),
        backends(all),
        all.has("card") ? Optional.of(card(all.object("card"))) : Optional.empty(),
        all.text("data"),
        all.object("meters").textByName(),
        all.object("idleWatts").numberByName(),
        all.truth("complete"));
  }

  private static Machine machine(JsonFields all) throws IOException {
    List<Cache> caches = new ArrayList<>();
    for (JsonFields cache : all.objects("caches")) {
      try {
        caches.add(new Cache(cache.count("level"), cache.text("kind"), cache.integer("bytes")));
      } catch (IllegalArgumentException wrong) {
        throw cache.problem(wrong.getMessage());
      }
    }
    return new Machine(
        all.text("processor"),
        all.count("cores"),
        caches,
        all.has("vectorBits") ? OptionalInt.of(all.count("vectorBits")) : OptionalInt.empty(),
        all.has("memoryBytes") ? OptionalLong.of(all.integer("memoryBytes")) : OptionalLong.empty(),
        all.text("system"),
        all.text("java"));
  }

  private static List<UsedBackend> backends(JsonFields all) throws IOException {
    List<UsedBackend> backends = new ArrayList<>();
    for (JsonFields each : all.objects("backends")) {
      backends.add(new UsedBackend(each.text("id"), each.text("device"), each.text("numbers")));
    }
    return backends;
  }

  private static Card card(JsonFields card) throws IOException {
    return new Card(
        card.text("name"),
        card.text("driver"),
        card.text("cuda"),
        card.text("cublas"),
        card.integer("memoryBytes"));
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws IOException when it cannot be written, naming it
   */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, Json.pretty(fields()));
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("name", name);
    fields.put("command", command);
    fields.put("started", started);
    fields.put("seconds", seconds);
    fields.put("version", version);
    fields.put("commit", commit.orElse(null));
    fields.put("processor", machine.processor());
    fields.put("cores", machine.cores());
    fields.put("caches", machine.caches());
    fields.put("vectorBits", orNull(machine.vectorBits()));
    fields.put("memoryBytes", orNull(machine.memoryBytes()));
    fields.put("system", machine.system());
    fields.put("java", machine.java());
    fields.put("javaFlags", javaFlags);
    fields.put("loadAtStart", loadAtStart);
    fields.put("quick", quick);
    fields.put("forks", forks);
    fields.put("suites", suites);
    fields.put("backends", backends);
    fields.put("card", card.orElse(null));
    fields.put("data", data);
    fields.put("meters", meters);
    fields.put("idleWatts", idleWatts);
    fields.put("complete", complete);
    return fields;
  }

  private static Object orNull(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static Object orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
