package org.synapticcaching.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.machine.GitCommit;
import org.synapticcaching.machine.Machine;

/** Under which circumstances forks are measured; those of others are not mixed with them. */
public final class Circumstances {
  private static final int DIGEST_LENGTH = 12;

  private Circumstances() {}

  /**
   * Those of today, here, in the words of a refusal.
   *
   * @param flags given to the forks
   * @param backends that are measured
   * @param data what is learned
   */
  public static Map<String, String> here(List<String> flags, List<Backend> backends, String data) {
    Machine machine = Machine.here();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("the processor", machine.processor());
    facts.put("the number of cores", Integer.toString(machine.cores()));
    facts.put("Java", machine.java());
    facts.put("the list of Java's flags", flags.isEmpty() ? "empty" : String.join(" ", flags));
    GitCommit.ofProgram().ifPresent(commit -> facts.put("the commit", commit));
    program().ifPresent(digest -> facts.put("the program (a digest of its jar)", digest));
    for (Backend backend : backends) {
      facts.put("the device of " + backend.id(), backend.availability().device());
    }
    facts.put("the data", data);
    return facts;
  }

  /** Tells builds apart that are of the same commit; empty where the classes are in folders. */
  private static Optional<String> program() {
    Path jar = Path.of(System.getProperty("java.class.path"));
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH));
    } catch (IOException unreadable) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
