package org.synapticcaching.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is being written: beside the place that it is to have, under a name that no one else
 * uses and that tells who writes it, and locked as long as it is. Closing it removes it unless it
 * was moved to its place.
 */
public final class TemporaryFile implements AutoCloseable {
  /** The longest name of a file, in bytes, on nearly all systems. */
  private static final int LONGEST_NAME = 255;

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes an empty file.
   *
   * @param place that it is to have, in an existing folder
   * @throws IOException when there can be none
   */
  public static TemporaryFile beside(Path place) throws IOException {
    String unique = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    String end = "." + Writer.current() + "-" + unique + PART;
    Path path =
        place.resolveSibling("." + shortened(name(place), LONGEST_NAME - 1 - end.length()) + end);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    lock(channel);
    return new TemporaryFile(path, channel);
  }

  /** How the names of all temporary files end. */
  static final String PART = ".part";

  private static String name(Path place) {
    return place.getFileName().toString();
  }

  /** As much of a name as has room in some bytes of UTF-8. */
  static String shortened(String name, int bytes) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    CharBuffer letters = CharBuffer.wrap(name);
    encoder.encode(letters, ByteBuffer.allocate(bytes), true);
    return name.substring(0, letters.position());
  }

  /** Tells other processes, also those that cannot see this one, that the file is in use. */
  private static void lock(FileChannel channel) {
    try {
      channel.tryLock();
    } catch (IOException unsupported) {
      // Then the name alone tells.
    }
  }

  /** Where it is now. */
  public Path path() {
    return path;
  }

  /** Its content, open for writing and reading; closed with this object. */
  public FileChannel channel() {
    return channel;
  }

  /**
   * Gives it its place, in place of what may be there, when all of it has been written.
   *
   * @throws IOException when that fails; what was there is then as it was
   */
  public void moveTo(Path place) throws IOException {
    // The content must reach the disk before the name does, or a crash leaves an empty file.
    channel.force(true);
    Files.move(path, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
