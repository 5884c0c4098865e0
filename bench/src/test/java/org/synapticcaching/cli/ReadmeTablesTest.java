package org.synapticcaching.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.synapticcaching.console.Durations;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.figure.paper.FigureCatalog;
import org.synapticcaching.figure.run.FigureCard;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.suite.compare.Bootstrap;
import org.synapticcaching.suite.result.BenchRow;
import org.synapticcaching.suite.result.BenchRun;

/**
 * The README's tables are those that the catalog of figures and the committed benchmark runs make.
 * Each stands between a line {@code <!-- table: NAME -->} and the line that ends it.
 */
class ReadmeTablesTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path BENCHMARKS = Path.of("..", "results", "reference", "jmh");

  /** Writes the tables instead of comparing them. */
  private static final boolean RENEW = Boolean.getBoolean("readme.renew");

  private static final String COMMAND =
      "mvn test -pl cpu,gpu,bench -Dreadme.renew=true -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dtest=ReadmeTablesTest";

  private static final Pattern TABLE =
      Pattern.compile("<!-- table: (\\w+) -->\n(.*?)<!-- end of table -->", Pattern.DOTALL);

  @Test
  void tablesAreThoseOfTodaysFiguresAndRuns() throws IOException {
    String readme = Files.readString(README);
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("figures", figures());
    tables.put("benchmarks", benchmarks());
    Set<String> found = new LinkedHashSet<>();
    Matcher table = TABLE.matcher(readme);
    StringBuilder renewed = new StringBuilder();
    while (table.find()) {
      found.add(table.group(1));
      assertTrue(tables.containsKey(table.group(1)), "unknown table " + table.group(1));
      String text =
          "<!-- table: "
              + table.group(1)
              + " -->\n"
              + tables.get(table.group(1))
              + "<!-- end of table -->";
      table.appendReplacement(renewed, Matcher.quoteReplacement(text));
    }
    table.appendTail(renewed);
    assertEquals(tables.keySet(), found);
    if (RENEW) {
      Files.writeString(README, renewed.toString());
    } else {
      assertEquals(
          renewed.toString(), readme, "the README's tables are old; renew with: " + COMMAND);
    }
  }

  private static String figures() {
    StringBuilder text =
        new StringBuilder("| figure | shows | quick | paper |\n|---|---|---|---|\n");
    for (Figure figure : FigureCatalog.all()) {
      FigureCard card = figure.card();
      text.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              card.id(),
              card.shows(),
              Durations.words(card.time(Scale.QUICK)),
              Durations.words(card.time(Scale.PAPER))));
    }
    return text.toString();
  }

  /** Presentations per second of one network that learns, by backend and policy. */
  private static String benchmarks() throws IOException {
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    Set<String> policies = new LinkedHashSet<>();
    for (BenchRow row : BenchRun.read(BENCHMARKS.resolve("train.json")).rows()) {
      if (row.benchmark().equals("TrainBenchmark.train")) {
        assertEquals("ops/s", row.unit());
        String policy = row.parameters().get("policy");
        policies.add(policy);
        scores
            .computeIfAbsent(row.backend(), any -> new LinkedHashMap<>())
            .put(policy, Bootstrap.median(row));
      }
    }
    assertTrue(scores.size() > 1 && policies.size() > 1, scores.toString());
    StringBuilder text = new StringBuilder("| presentations per second |");
    policies.forEach(policy -> text.append(" `").append(policy).append("` |"));
    text.append("\n|---|").append("---|".repeat(policies.size())).append('\n');
    scores.forEach(
        (backend, byPolicy) -> {
          text.append("| `").append(backend).append("` |");
          policies.forEach(
              policy -> text.append(' ').append(rounded(byPolicy.get(policy))).append(" |"));
          text.append('\n');
        });
    return text.toString();
  }

  /** Three digits, in groups of three. */
  private static String rounded(double number) {
    double unit = Math.pow(10, Math.floor(Math.log10(number)) - 2);
    return String.format(Locale.US, "%,d", Math.round(Math.round(number / unit) * unit))
        .replace(',', ' ');
  }
}
