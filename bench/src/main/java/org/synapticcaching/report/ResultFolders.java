package org.synapticcaching.report;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.synapticcaching.file.FileTrouble;

/** Looks into folders of results, and remembers those that it cannot look into. */
public final class ResultFolders {
  private final Listing listing;
  private final Map<Path, String> closed = new TreeMap<>();

  /** Names what is in a folder. */
  @FunctionalInterface
  public interface Listing {
    /**
     * All entries, in any order.
     *
     * @throws IOException when the folder cannot be read
     */
    List<Path> of(Path folder) throws IOException;
  }

  /** Those of the file system. */
  public ResultFolders() {
    this(ResultFolders::list);
  }

  /** Those of which a listing tells. */
  public ResultFolders(Listing listing) {
    this.listing = listing;
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(entries::add);
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return entries;
  }

  /** What is in a folder, by name; nothing where there is none, or where it cannot be read. */
  public List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return listing.of(folder).stream().sorted().toList();
    } catch (IOException refused) {
      closed.put(folder, FileTrouble.words(refused));
      return List.of();
    }
  }

  /** A section that names every folder that could not be read; empty where all could. */
  public Optional<Section> unread() {
    List<Block> problems = new ArrayList<>();
    closed.forEach(
        (folder, reason) ->
            problems.add(
                new Block.Problem(
                    folder
                        + ": this folder cannot be read ("
                        + reason
                        + "), and nothing in it is shown")));
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section("unread", "Not shown", "unread", "Folders that cannot be read", problems));
  }
}
