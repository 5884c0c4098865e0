package org.synapticcaching.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Files written whole or not at all: under a temporary name beside the file, then renamed. */
public final class AtomicFile {
  private static final int MOST_LINKS = 40;
  private static final String OPEN_ALREADY = "/(dev/std(out|err)|(dev|proc/[^/]+)/fd/\\d+)";

  private AtomicFile() {}

  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; need not flush or close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, making its folder where needed; an existing file is replaced only when all is
   * written. A link stays, and what it leads to is written. What is there but no ordinary file, as
   * pipes and devices, is written straight.
   *
   * @throws FileSystemException when it cannot be written, naming the file as given; an existing
   *     file is then as it was
   */
  public static void write(Path file, Content content) throws IOException {
    try {
      if (isSpecial(file)) {
        writeStraight(file, content);
        return;
      }
      Path place = place(file);
      Files.createDirectories(place.getParent());
      try (TemporaryFile part = TemporaryFile.beside(place)) {
        OutputStream out =
            new BufferedOutputStream(Channels.newOutputStream(part.channel()), 1 << 16);
        content.writeTo(out);
        out.flush();
        part.moveTo(place);
      }
    } catch (IOException problem) {
      throw FileTrouble.of(file, problem);
    }
  }

  /** At its end, as other programs may have written there. */
  private static void writeStraight(Path file, Content content) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
            1 << 16)) {
      content.writeTo(out);
    }
  }

  /**
   * Writes bytes as a file.
   *
   * @throws FileSystemException when it cannot be written, naming the file as given; an existing
   *     file is then as it was
   */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Finds out, by trying where that leaves nothing behind, whether a file can be written.
   *
   * @throws FileSystemException when it cannot, naming the file as given
   */
  public static void requireWritable(Path file) throws IOException {
    if (isSpecial(file)) {
      require(Files.isWritable(file), file, "not allowed");
      return;
    }
    Path place = place(file);
    require(!Files.isDirectory(place), file, "is a folder");
    require(!Files.exists(place) || Files.isWritable(place), file, "is write-protected");
    Path folder = place.getParent();
    Path missing = place;
    while (!Files.exists(folder)) {
      missing = folder;
      folder = folder.getParent();
    }
    require(Files.isDirectory(folder), file, folder + " is not a folder");
    for (Path name : folder.relativize(place)) {
      requireName(file, folder.resolve(name));
    }
    try {
      TemporaryFile.beside(missing).close();
    } catch (IOException problem) {
      String reason = FileTrouble.words(problem);
      throw new FileSystemException(
          file.toString(), null, "nothing can be written to " + folder + " (" + reason + ")");
    }
  }

  private static void require(boolean condition, Path file, String otherwise)
      throws FileSystemException {
    if (!condition) {
      throw new FileSystemException(file.toString(), null, otherwise);
    }
  }

  /** The system looks at a name, as at its length, before it looks for the file. */
  private static void requireName(Path file, Path named) throws FileSystemException {
    try {
      Files.readAttributes(named, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException allowed) {
      // A name that a new file may have.
    } catch (IOException problem) {
      throw FileTrouble.of(file, problem);
    }
  }

  /**
   * Whether something is there that is neither a file nor a folder. Files that are open already
   * under a number are written straight too, as their place may be known to nobody.
   */
  public static boolean isSpecial(Path file) {
    return Files.exists(file)
        && !Files.isDirectory(file)
        && (!Files.isRegularFile(file)
            || file.toAbsolutePath().normalize().toString().matches(OPEN_ALREADY));
  }

  /**
   * Where a file is, or is to be, behind all links, also those that lead to nothing yet.
   *
   * @throws IOException when links lead in a circle
   */
  public static Path place(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    for (int links = 0; !Files.exists(place); links++) {
      if (!Files.isSymbolicLink(place)) {
        return absentPlace(place);
      }
      if (links == MOST_LINKS) {
        throw new FileSystemException(file.toString(), null, "links lead in a circle");
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place.toRealPath();
  }

  /** Of a file that is not there the folders may be, and may be links. */
  private static Path absentPlace(Path absent) throws IOException {
    Path folder = absent.getParent();
    Path rest = absent.getFileName();
    while (folder != null && !Files.exists(folder)) {
      rest = folder.getFileName() == null ? rest : folder.getFileName().resolve(rest);
      folder = folder.getParent();
    }
    return folder == null ? absent : folder.toRealPath().resolve(rest).normalize();
  }
}
