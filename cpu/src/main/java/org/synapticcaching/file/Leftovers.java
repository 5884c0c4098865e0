package org.synapticcaching.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary files of processes that were killed while writing. They are removed when their writer
 * is not at work here and no one holds their lock, so that files in use stay, whoever writes them.
 */
public final class Leftovers {
  private static final Pattern NAME =
      Pattern.compile("\\.(.+)\\.(\\d{1,18})-([0-9a-z]{1,12})-[0-9a-z]+\\" + TemporaryFile.PART);

  private Leftovers() {}

  /** Removes those of any file of a folder, as far as possible. */
  public static void sweep(Path folder) {
    sweep(folder, any -> true);
  }

  /** Removes those of one file, as far as possible. */
  public static void sweepBeside(Path file) {
    Path absolute = file.toAbsolutePath();
    String name = absolute.getFileName().toString();
    // A long name is there with its beginning only.
    sweep(absolute.getParent(), name::startsWith);
  }

  private static void sweep(Path folder, Predicate<String> wanted) {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder, ".*" + TemporaryFile.PART)) {
      for (Path part : parts) {
        Matcher name = NAME.matcher(part.getFileName().toString());
        if (name.matches()
            && wanted.test(name.group(1))
            && !Writer.parse(name.group(2), name.group(3)).isAlive()
            && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
          removeUnlessLocked(part);
        }
      }
    } catch (IOException | UncheckedIOException | DirectoryIteratorException notNow) {
      // They are in nobody's way; the next one may be luckier.
    }
  }

  private static void removeUnlessLocked(Path part) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(part);
      }
    } catch (OverlappingFileLockException inUse) {
      // Locked by this very process.
    }
  }
}
