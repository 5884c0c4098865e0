package org.synapticcaching.backend.calibration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;

/**
 * Measured speeds in a folder, a small text file for each card and processor.
 *
 * @param folder made when something is first kept
 */
public record SpeedCache(Path folder) {
  /** System property with the folder, before that of the user. */
  public static final String PROPERTY = "synapticcaching.cache";

  private static final String NAME = "synaptic-caching";
  private static final String XDG = "XDG_CACHE_HOME";

  /** Far more than such a file has; one that is larger is something else. */
  private static final long MOST_BYTES = 1 << 16;

  /**
   * What was kept.
   *
   * @param speeds empty when there is nothing that holds here
   * @param trouble why what is there does not hold, in words; empty when nothing is there
   */
  record Kept(Optional<Speeds> speeds, Optional<String> trouble) {}

  /** The folder for what programs may make anew, where this user has it. */
  public static SpeedCache ofThisUser() {
    return of(System::getProperty, System::getenv);
  }

  /** As the XDG base directory specification says, which ignores paths that are not absolute. */
  static SpeedCache of(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    String named = properties.apply(PROPERTY);
    if (named != null && !named.isBlank()) {
      return new SpeedCache(Path.of(named));
    }
    String xdg = environment.apply(XDG);
    Path base =
        xdg != null && !xdg.isBlank() && Path.of(xdg).isAbsolute()
            ? Path.of(xdg)
            : Path.of(properties.apply("user.home"), ".cache");
    return new SpeedCache(base.resolve(NAME));
  }

  /** Where speeds are kept, or will be. */
  Path file(MeasuredPair pair) {
    return folder.resolve(pair.fileName());
  }

  /** What was kept for this card, driver, processor and Java. */
  Kept read(MeasuredPair pair) {
    Path file = file(pair);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Kept(Optional.empty(), Optional.empty());
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return trouble(file + " is no file of measured speeds");
      }
      return parsed(pair, file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return trouble(file + " cannot be read (" + FileTrouble.words(unreadable) + ")");
    }
  }

  private static Kept trouble(String words) {
    return new Kept(Optional.empty(), Optional.of(words));
  }

  private static Kept parsed(MeasuredPair pair, Path file, String text) throws IOException {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(text));
      for (Map.Entry<String, String> fact : pair.facts().entrySet()) {
        String there = properties.getProperty(fact.getKey());
        if (there == null) {
          return trouble(file + " is damaged (no " + fact.getKey() + ")");
        }
        if (!there.equals(fact.getValue())) {
          return trouble(
              "%s was measured elsewhere (%s '%s', here '%s')"
                  .formatted(file, fact.getKey(), there, fact.getValue()));
        }
      }
      return new Kept(Optional.of(Speeds.of(name -> time(properties, name))), Optional.empty());
    } catch (IllegalArgumentException damaged) {
      return trouble(file + " is damaged (" + damaged.getMessage() + ")");
    }
  }

  private static double time(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return Double.parseDouble(value);
  }

  /**
   * Keeps speeds, in the place of what was there before.
   *
   * @throws IOException when they cannot be written, naming the file
   */
  public void write(MeasuredPair pair, Speeds speeds) throws IOException {
    Properties properties = new Properties();
    properties.putAll(pair.facts());
    speeds.times().forEach((name, time) -> properties.setProperty(name, time.toString()));
    AtomicFile.write(
        file(pair),
        out -> properties.store(out, "what '--backend auto' measured; may be removed at any time"));
  }
}
