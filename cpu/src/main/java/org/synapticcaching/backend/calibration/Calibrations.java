package org.synapticcaching.backend.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.backend.Backend;

/**
 * Speeds from the user's cache, measured where it has none that hold here. What was measured is
 * kept; where it cannot be, each program measures once. Safe for several threads.
 */
public final class Calibrations implements SpeedSource {
  private final SpeedCache cache;
  private final SpeedMeter meter;
  private final Map<MeasuredPair, Optional<Speeds>> known = new HashMap<>();

  /**
   * Nothing is read or measured yet.
   *
   * @param cache where speeds are kept
   * @param meter measures what is not kept
   */
  public Calibrations(SpeedCache cache, SpeedMeter meter) {
    this.cache = cache;
    this.meter = meter;
  }

  @Override
  public Optional<Speeds> kept(Backend processor, Backend device) {
    return cache.read(MeasuredPair.of(processor, device)).speeds();
  }

  @Override
  public synchronized Calibrated of(Backend processor, Backend device) {
    MeasuredPair pair = MeasuredPair.of(processor, device);
    if (known.containsKey(pair)) {
      return new Calibrated(known.get(pair), List.of());
    }
    Calibrated found = find(pair, processor, device);
    known.put(pair, found.speeds());
    return found;
  }

  private Calibrated find(MeasuredPair pair, Backend processor, Backend device) {
    SpeedCache.Kept kept = cache.read(pair);
    if (kept.speeds().isPresent()) {
      String before = "auto goes by what it measured before (" + cache.file(pair) + "): ";
      return new Calibrated(
          kept.speeds(), List.of(before + words(kept.speeds().get(), processor, device)));
    }
    List<String> notes = new ArrayList<>();
    kept.trouble().ifPresent(trouble -> notes.add(trouble + "; it is measured anew"));
    long start = System.nanoTime();
    try {
      Speeds speeds = meter.measure(processor, device);
      double seconds = 1e-9 * (System.nanoTime() - start);
      String place = keep(pair, speeds, notes);
      notes.add(
          String.format(Locale.ROOT, "auto measured for %.1f s%s: ", seconds, place)
              + words(speeds, processor, device));
      return new Calibrated(Optional.of(speeds), notes);
    } catch (RuntimeException unmeasured) {
      notes.add(
          "auto could not measure %s beside %s, so that it is not taken: %s"
              .formatted(device.id(), processor.id(), unmeasured.getMessage()));
      return new Calibrated(Optional.empty(), notes);
    }
  }

  private String keep(MeasuredPair pair, Speeds speeds, List<String> notes) {
    try {
      cache.write(pair, speeds);
      return " (kept in " + cache.file(pair) + ")";
    } catch (IOException unwritable) {
      notes.add(
          "what auto measures cannot be kept, so that it measures each time: "
              + unwritable.getMessage()
              + " (-D"
              + SpeedCache.PROPERTY
              + "=FOLDER names another folder)");
      return "";
    }
  }

  private static String words(Speeds speeds, Backend processor, Backend device) {
    return speeds.words(
        processor.id(), device.id(), device.deviceSize().orElseThrow().multiprocessors());
  }
}
