package org.synapticcaching.fused;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.cuda.DeviceMemory;
import org.synapticcaching.cuda.GpuSession;
import org.synapticcaching.dataset.Patterns;

/**
 * The data sets that a population learns from, on the device: of each pattern the inputs that
 * differ from a background (shortcut 1 of the model), a clamped bias among them. The background is
 * 0, or a constant that most inputs share, such as minus the mean.
 */
final class FusedPatterns {
  private static final int RECORD_BYTES = 40;
  private static final int ENTRY_BYTES = 8;
  private static final int FORM_BYTES = 24;

  /**
   * A shared background is worth its while where at most this part of the inputs differs from it.
   */
  private static final double DENSE = 0.5;

  private static final int MOST = 2;
  private static final int CHUNK_ENTRIES = 1 << 16;

  private final GpuSession session;
  private final boolean bias;

  /** The form with background 0, then the one with a shared background. */
  private final DeviceMemory forms;

  private final List<Resident> kept = new ArrayList<>();
  private Resident current;

  FusedPatterns(GpuSession session, boolean bias) {
    this.session = session;
    this.bias = bias;
    this.forms = session.allocate("the forms of the patterns", 2 * FORM_BYTES);
    forms.clear();
  }

  /** A data set in up to two forms. */
  private static final class Resident {
    final Patterns patterns;
    final boolean worthSharing;
    final Form[] forms = new Form[2];

    Resident(Patterns patterns, boolean worthSharing) {
      this.patterns = patterns;
      this.worthSharing = worthSharing;
    }

    void free() {
      for (Form form : forms) {
        if (form != null) {
          form.records.close();
          form.entries.close();
        }
      }
    }
  }

  private record Form(DeviceMemory records, DeviceMemory entries, float background, long count) {}

  /**
   * Makes a data set the one that {@link #forms()} tells of.
   *
   * @param plain whether any network learns from it with background 0
   * @param shared whether any network may learn with another background
   * @return whether those do
   */
  boolean choose(Patterns patterns, boolean plain, boolean shared) {
    Resident set = resident(patterns);
    boolean sharing = shared && set.worthSharing;
    boolean added = false;
    for (int form = 0; form < 2; form++) {
      boolean needed = form == 1 ? sharing : plain || !sharing;
      if (needed && set.forms[form] == null) {
        set.forms[form] = upload(patterns, form == 1 ? patterns.background() : 0f);
        added = true;
      }
    }
    if (added || current != set) {
      current = set;
      uploadForms(set);
    }
    return sharing;
  }

  private Resident resident(Patterns patterns) {
    for (Resident each : kept) {
      if (each.patterns == patterns) {
        return each;
      }
    }
    if (kept.size() == MOST) {
      kept.remove(0).free();
    }
    Resident made = new Resident(patterns, worthSharing(patterns));
    kept.add(made);
    return made;
  }

  private static boolean worthSharing(Patterns patterns) {
    float background = patterns.background();
    long all = (long) patterns.size() * patterns.inputs();
    return background != 0 && count(patterns, background) <= DENSE * all;
  }

  /** Inputs that differ from the background, of all patterns. */
  private static long count(Patterns patterns, float background) {
    float[] pattern = new float[patterns.inputs()];
    long count = 0;
    for (int p = 0; p < patterns.size(); p++) {
      patterns.read(p, pattern, 0);
      for (float x : pattern) {
        count += x != background ? 1 : 0;
      }
    }
    return count;
  }

  private void uploadForms(Resident set) {
    ByteBuffer to = FusedMemory.buffer(2 * FORM_BYTES);
    for (int n = 0; n < 2; n++) {
      Form form = set.forms[n];
      to.position(n * FORM_BYTES);
      if (form != null) {
        to.putLong(form.records.address()).putLong(form.entries.address());
        to.putDouble(form.background);
      }
    }
    forms.upload(to.clear(), 0);
  }

  private Form upload(Patterns patterns, float background) {
    int size = patterns.size();
    long count = count(patterns, background) + (bias ? size : 0);
    long entryBytes = Math.max(1, count) * ENTRY_BYTES;
    String what = "a data set of " + size + " patterns with " + count + " active inputs";
    session.require(what, entryBytes + (long) size * RECORD_BYTES);
    DeviceMemory records = session.allocate(what, (long) size * RECORD_BYTES);
    DeviceMemory entries = session.allocate(what, entryBytes);
    float[] pattern = new float[patterns.inputs()];
    int atOnce = Math.max(1, CHUNK_ENTRIES / (patterns.inputs() + 1));
    ByteBuffer someRecords = FusedMemory.buffer(atOnce * RECORD_BYTES);
    ByteBuffer someEntries = FusedMemory.buffer(atOnce * (patterns.inputs() + 1) * ENTRY_BYTES);
    long next = 0;
    for (int from = 0; from < size; from += atOnce) {
      long first = next;
      someRecords.clear();
      someEntries.clear();
      for (int p = from; p < Math.min(size, from + atOnce); p++) {
        patterns.read(p, pattern, 0);
        next += put(pattern, background, next, patterns.label(p), someRecords, someEntries);
      }
      records.upload(someRecords.flip(), (long) from * RECORD_BYTES);
      if (next > first) {
        entries.upload(someEntries.flip(), first * ENTRY_BYTES);
      }
    }
    return new Form(records, entries, background, count);
  }

  /** One pattern; returns its number of entries. */
  private int put(
      float[] pattern,
      float background,
      long from,
      int label,
      ByteBuffer records,
      ByteBuffer entries) {
    double magnitude = 0;
    double difference = 0;
    int count = 0;
    int nonZeros = 0;
    for (int i = 0; i < pattern.length; i++) {
      float x = pattern[i];
      if (x != background) {
        entries.putInt(i).putFloat(x - background);
        difference += x - background;
        count++;
      }
      magnitude += Math.abs(x);
      nonZeros += x != 0 ? 1 : 0;
    }
    if (bias) {
      entries.putInt(pattern.length).putFloat(1);
      magnitude++;
      count++;
      nonZeros++;
    }
    records.putLong(from).putDouble(magnitude).putDouble(difference);
    records.putInt(count).putInt(nonZeros).putInt(label).putInt(0);
    return count;
  }

  /** What the kernel is told. */
  DeviceMemory forms() {
    return forms;
  }

  /** Average number of active inputs of a pattern of the chosen data set. */
  double activeInputs() {
    long count = 0;
    for (Form form : current.forms) {
      count = Math.max(count, form == null ? 0 : form.count);
    }
    return (double) count / current.patterns.size();
  }
}
