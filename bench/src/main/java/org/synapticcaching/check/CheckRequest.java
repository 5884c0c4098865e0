package org.synapticcaching.check;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.check.part.CheckScale;

/**
 * What a user wants to be checked.
 *
 * @param stages ids, in the order of {@link CheckStages#ids}
 * @param fresh whether what was finished before is run again
 * @param scale how large the work is
 * @param folder of the card
 * @param program how to start this program again
 * @param contract the folder with the tests' jars that the user named
 * @param circumstances machine, card, program and so on, by the words in which a change is told
 * @param command as typed
 * @param version of this program
 */
public record CheckRequest(
    List<String> stages,
    boolean fresh,
    CheckScale scale,
    CheckFolder folder,
    JavaProgram program,
    Optional<Path> contract,
    Map<String, String> circumstances,
    String command,
    String version) {
  public CheckRequest {
    stages = List.copyOf(stages);
    circumstances = Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
  }

  /**
   * Makes sure that a folder has the jars of the tests.
   *
   * @throws IOException naming it and what it lacks
   */
  public static void requireContract(Path folder) throws IOException {
    Optional<String> lacking = ContractWork.lacks(folder);
    if (lacking.isPresent()) {
      throw new FileSystemException(folder.toString(), null, lacking.get());
    }
  }
}
