package org.synapticcaching.roofline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.file.AtomicFile;

/**
 * The most that a machine was seen to do: what bounds every benchmark on it.
 *
 * @param format of the file, {@value #FORMAT}
 * @param command that measured them
 * @param version of this program
 * @param commit of this project; {@code unknown} outside its repository
 * @param processor its model
 * @param cores that Java may use, >= 1
 * @param vectorBits of the preferred vectors
 * @param caches sizes
 * @param cards the graphics card that was measured too, if any
 * @param java virtual machine and version
 * @param seconds that measuring took
 * @param load of the machine before: processes; NaN where the system does not tell
 * @param ceilings one for each resource and number of threads
 */
public record Ceilings(
    int format,
    String command,
    String version,
    String commit,
    String processor,
    int cores,
    int vectorBits,
    CacheSizes caches,
    List<Card> cards,
    String java,
    double seconds,
    double load,
    List<Ceiling> ceilings) {
  /** Of the files that this version reads and writes. */
  public static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * A graphics card.
   *
   * @param name as its driver gives it
   * @param cacheBytes its second-level cache; 0 if its driver does not tell
   */
  public record Card(String name, long cacheBytes) {}

  public Ceilings {
    cards = List.copyOf(cards);
    ceilings = List.copyOf(ceilings);
    if (cores < 1) {
      throw new IllegalArgumentException("ceilings: expected 1 core or more, got " + cores);
    }
  }

  /** Those of one resource, for every number of threads. */
  List<Ceiling> all(Resource resource) {
    return ceilings.stream().filter(each -> each.id().equals(resource.id())).toList();
  }

  /** What one thread, or a number of them, can have of a resource; empty if not measured. */
  Optional<Ceiling> of(Resource resource, int threads) {
    return all(resource).stream().filter(each -> each.threads() == threads).findFirst();
  }

  /**
   * The most that some threads can have of a resource together: of one measured thread each, but no
   * more than what all cores were measured to have.
   *
   * @param threads >= 1; of a card's resource, without a meaning
   */
  Optional<Ceiling> bound(Resource resource, int threads) {
    Optional<Ceiling> one = of(resource, 1);
    if (resource.onCard() || threads == 1 || one.isEmpty()) {
      return one;
    }
    int running = Math.min(threads, cores);
    double each = running * one.get().value();
    double all = all(resource).stream().mapToDouble(Ceiling::value).max().orElseThrow();
    return Optional.of(Ceiling.of(resource, threads, Math.min(each, all), one.get().kernel()));
  }

  /** Bytes that at most are found nearer than this level of the memory. */
  double nearerThan(Resource level) {
    if (level.onCard()) {
      return cards.stream().mapToLong(Card::cacheBytes).max().orElse(0);
    }
    return caches.nearerThan(level, cores);
  }

  /**
   * Reads a file.
   *
   * @throws IOException in one line that names the file, when it cannot be read, is no JSON or
   *     holds no ceilings of this format
   */
  public static Ceilings read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      JsonNode tree = JSON.readTree(content);
      int format = tree.path("format").asInt();
      if (format != FORMAT) {
        throw new IOException(
            "%s: expected ceilings of format %s, got %s"
                .formatted(file, FORMAT, tree.path("format")));
      }
      return JSON.treeToValue(tree, Ceilings.class);
    } catch (JacksonException wrong) {
      throw new IOException(file + ": no ceilings: " + wrong.getOriginalMessage(), wrong);
    }
  }

  /** Writes a file, whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, JSON.writeValueAsBytes(this));
  }
}
