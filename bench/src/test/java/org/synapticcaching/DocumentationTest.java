package org.synapticcaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there, and what comments cite is in the documents. */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Path DOCUMENTS = ROOT.resolve("cpu/docs");
  private static final List<String> MODULES = List.of("cpu", "gpu", "bench", "bench/spark");

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE =
      Pattern.compile("[A-Z][a-z]\\w*(?:\\.[A-Z]\\w*)*(?:\\.([a-z]\\w*))?");
  private static final Pattern KERNEL = Pattern.compile("([a-z]\\w*)<<<>>>");
  private static final Pattern SOURCE = Pattern.compile("[\\w/]+\\.cuh?");
  private static final Pattern PACKAGE = Pattern.compile("[a-z]\\w*(?:\\.[a-z]\\w*)+");
  private static final Pattern FILE = Pattern.compile("(?:\\w|\\.)[\\w.-]*(?:/[\\w.*-]+)+/?");
  private static final Pattern DECLARATION =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");
  private static final Pattern ENTRY = Pattern.compile("\\.entry (\\w+)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (\\d+(?:\\.\\d+)?)\\.? ");
  private static final Pattern CITATION =
      Pattern.compile("model sections? ((?:\\d+(?:\\.\\d+)?(?:, | and | to )?)+)");

  /** Words in the form of a class that are none of ours. */
  private static final Set<String> FOREIGN = Set.of("NaN");

  @Test
  void everyClassThatADocumentNamesExists() throws IOException {
    Map<String, Path> types = types();
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (String word : named(TYPE.asMatchPredicate())) {
      Matcher type = TYPE.matcher(word);
      assertTrue(type.matches());
      String outer = word.split("\\.")[0];
      if (FOREIGN.contains(outer)) {
        continue;
      }
      Path file = types.get(outer);
      String member = type.group(1);
      if (file == null
          || member != null
              && !Pattern.compile("\\b" + member + "\\b").matcher(read(file)).find()) {
        missing.add(word);
      }
      found++;
    }
    assertEquals(List.of(), missing, "named in " + DOCUMENTS.normalize() + ", not in the sources");
    assertTrue(found > 60, "only " + found + " classes are named");
  }

  @Test
  void everyKernelAndKernelSourceThatADocumentNamesExists() throws IOException {
    Path folder = ROOT.resolve("gpu/src/main/cuda");
    Set<String> kernels = new TreeSet<>();
    for (Path file : files(ROOT.resolve("gpu/src/main/resources"), Set.of(".ptx"))) {
      ENTRY.matcher(read(file)).results().forEach(match -> kernels.add(match.group(1)));
    }
    Set<String> namedKernels =
        named(KERNEL.asMatchPredicate()).stream()
            .map(word -> word.substring(0, word.indexOf('<')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(namedKernels.size() > 5, () -> "only " + namedKernels + " are named");
    namedKernels.removeAll(kernels);
    assertEquals(Set.of(), namedKernels, "kernels that are not shipped");
    Set<String> sources = named(SOURCE.asMatchPredicate());
    assertTrue(sources.size() > 5, () -> "only " + sources + " are named");
    sources.removeIf(word -> Files.exists(folder.resolve(word)));
    assertEquals(Set.of(), sources, "kernel sources that are not there");
  }

  @Test
  void everyPackageAndFileThatADocumentNamesExists() throws IOException {
    Set<String> packages = named(PACKAGE.asMatchPredicate());
    packages.removeIf(
        word ->
            MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src/main/java/org/synapticcaching"))
                .anyMatch(folder -> Files.isDirectory(folder.resolve(word.replace('.', '/')))));
    packages.removeIf(word -> Files.exists(DOCUMENTS.resolve(word)));
    assertEquals(Set.of(), packages, "packages that are not there");
    Set<String> paths = named(FILE.asMatchPredicate().and(word -> !word.contains("*")));
    paths.removeIf(word -> SOURCE.matcher(word).matches() || Files.exists(ROOT.resolve(word)));
    assertEquals(Set.of(), paths, "files that are not there");
  }

  @Test
  void everySectionThatACommentCitesExists() throws IOException {
    Set<String> sections = new TreeSet<>();
    HEADING
        .matcher(read(DOCUMENTS.resolve("model.md")))
        .results()
        .forEach(heading -> sections.add(heading.group(1)));
    Map<String, String> missing = new TreeMap<>();
    int cited = 0;
    for (String module : MODULES) {
      Set<String> endings = Set.of(".java", ".cu", ".cuh", ".h", ".cpp");
      for (Path file : files(ROOT.resolve(module).resolve("src"), endings)) {
        String text = read(file).replaceAll("\\s*\n\\s*(?:\\*|//)?\\s*", " ");
        Matcher citation = CITATION.matcher(text);
        while (citation.find()) {
          for (String section : citation.group(1).split(", | and | to ")) {
            cited++;
            if (!sections.contains(section)) {
              missing.put(section, file.getFileName().toString());
            }
          }
        }
      }
    }
    assertEquals(Map.of(), missing, "sections that model.md does not have");
    assertTrue(cited > 20, "only " + cited + " citations found");
  }

  /** The words in code style, of all documents, that are of one form. */
  private static Set<String> named(Predicate<String> form) throws IOException {
    Set<String> words = new TreeSet<>();
    for (Path document : files(DOCUMENTS, Set.of(".md"))) {
      CODE.matcher(read(document))
          .results()
          .map(match -> match.group(1))
          .filter(form)
          .forEach(words::add);
    }
    return words;
  }

  /** Where each type is declared, those nested in others and those of the tests included. */
  private static Map<String, Path> types() throws IOException {
    Map<String, Path> types = new TreeMap<>();
    for (String module : MODULES) {
      for (Path file : files(ROOT.resolve(module).resolve("src"), Set.of(".java"))) {
        DECLARATION.matcher(read(file)).results().forEach(m -> types.putIfAbsent(m.group(1), file));
        types.put(file.getFileName().toString().replace(".java", ""), file);
      }
    }
    return types;
  }

  private static List<Path> files(Path folder, Set<String> endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
