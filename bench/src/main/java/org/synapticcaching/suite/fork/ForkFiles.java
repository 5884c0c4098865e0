package org.synapticcaching.suite.fork;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.file.FileTrouble;

/**
 * The finished forks of a suite, one file each, so that an interrupted suite goes on where it was.
 * A file is a digest of what follows, then JMH's own result as JMH sends it between Javas. It is
 * read only with the digest and with classes of JMH, text, numbers and collections.
 */
public final class ForkFiles {
  private static final String SUFFIX = ".fork";
  private static final int NAME_LIMIT = 90;
  private static final int DIGEST_LENGTH = 12;
  private static final int DIGEST_BYTES = 32;
  private static final ObjectInputFilter ALLOWED =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=60;maxrefs=2000000;maxarray=2000000;"
              + "org.openjdk.jmh.**;java.util.*;java.util.concurrent.TimeUnit;java.lang.*;!*");

  private final Path folder;
  private final Consumer<String> notice;

  /**
   * Forks in a folder.
   *
   * @param notice receives a line for each file that cannot be used
   */
  public ForkFiles(Path folder, Consumer<String> notice) {
    this.folder = folder;
    this.notice = notice;
  }

  /** Where a fork is, or will be. */
  public Path file(PlannedFork fork) {
    SuiteRow row = fork.row();
    String name = row.words().replaceAll("[^A-Za-z0-9.=-]+", "_");
    String digest = HexFormat.of().formatHex(digest(row.words().getBytes(StandardCharsets.UTF_8)));
    return folder.resolve(
        "%s-%s-%d%s"
            .formatted(
                name.substring(0, Math.min(NAME_LIMIT, name.length())),
                digest.substring(0, DIGEST_LENGTH),
                fork.fork(),
                SUFFIX));
  }

  /** Saves a finished fork, whole or not at all. */
  public void save(PlannedFork fork, FinishedFork finished) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(content)) {
      out.writeUTF(fork.row().words());
      out.writeInt(fork.fork());
      out.writeDouble(finished.seconds());
      out.writeObject(finished.result());
    }
    AtomicFile.write(
        file(fork),
        out -> {
          out.write(digest(content.toByteArray()));
          content.writeTo(out);
        });
  }

  /**
   * A fork, if it was saved and is undamaged.
   *
   * @throws IOException when what is in its place is no file
   */
  public Optional<FinishedFork> load(PlannedFork fork) throws IOException {
    Path file = file(fork);
    Optional<String> other = FileTrouble.notAFile(file);
    if (other.isPresent()) {
      throw new FileSystemException(
          file.toString(), null, "is " + other.get() + " in the place of a saved fork; remove it");
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(fork, Files.readAllBytes(file)));
    } catch (IOException | RuntimeException | ClassNotFoundException damaged) {
      notice.accept("saved fork " + file + " is damaged; measuring it again");
      return Optional.empty();
    }
  }

  private static FinishedFork parse(PlannedFork fork, byte[] bytes)
      throws IOException, ClassNotFoundException {
    byte[] content = Arrays.copyOfRange(bytes, Math.min(DIGEST_BYTES, bytes.length), bytes.length);
    if (!Arrays.equals(bytes, 0, DIGEST_BYTES, digest(content), 0, DIGEST_BYTES)) {
      throw new InvalidObjectException("the content does not fit its digest");
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(content))) {
      in.setObjectInputFilter(ALLOWED);
      if (!in.readUTF().equals(fork.row().words()) || in.readInt() != fork.fork()) {
        throw new InvalidObjectException("it is another fork");
      }
      double seconds = in.readDouble();
      return new FinishedFork((RunResult) in.readObject(), seconds);
    }
  }

  private static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
