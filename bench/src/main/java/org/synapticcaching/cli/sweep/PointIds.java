package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.synapticcaching.dataset.ImageCollection;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.model.Numerics;
import org.synapticcaching.model.ThresholdScope;

/**
 * Ids of points: equal where everything is that determines the result. Where files lie is no part
 * of that, but what they hold is.
 */
final class PointIds {
  /** Stands for data and a backend, which are no part of the settings that an id is made of. */
  static final String ANY = "any";

  /** Changes whenever what points make of what is learned changes. */
  private static final int FORMAT = 1;

  private static final int LENGTH = 16;

  /** What computes and where data lie: their fingerprints stand for them. */
  private static final Set<String> PLACES =
      Stream.concat(
              Stream.of("backend", "device", "data"),
              Stream.of(ImageCollection.values()).map(ImageCollection::word))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Options that are newer than ids: without a value, or with the one that was the only one, they
   * are no part of an id.
   */
  private static final Set<String> NEWER =
      Set.of("threshold-horizon", "threshold-memory", "threshold-scope");

  private static final Set<String> FILES = Set.of("order-file", "patterns-file", "targets-file");

  private final Map<String, String> digests = new HashMap<>();

  /**
   * The id of a point.
   *
   * @param command that would make the same run
   * @param settings every option with its value
   * @param numerics what its digits follow from
   * @param data fingerprint of what is learned; empty when settings say all
   */
  String of(String command, Map<String, Object> settings, Numerics numerics, String data) {
    String text =
        Json.compact(List.of(FORMAT, command, portable(settings), numerics.words(), data));
    return Json.digest(text).substring(0, LENGTH);
  }

  /** The settings that mean the same on every machine. */
  Map<String, Object> portable(Map<String, Object> settings) {
    Map<String, Object> same = new TreeMap<>(settings);
    same.keySet().removeAll(PLACES);
    same.remove("threshold-scope", ThresholdScope.MATRIX.id());
    NEWER.forEach(option -> same.remove(option, null));
    for (String file : FILES) {
      same.computeIfPresent(file, (any, path) -> digest(path.toString()));
    }
    return same;
  }

  private String digest(String file) {
    return digests.computeIfAbsent(
        file,
        path -> {
          CRC32 check = new CRC32();
          try {
            byte[] content = Files.readAllBytes(Path.of(path));
            check.update(content);
            return content.length + "-" + Long.toHexString(check.getValue());
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
  }
}
