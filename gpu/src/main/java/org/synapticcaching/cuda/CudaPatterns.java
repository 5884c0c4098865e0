package org.synapticcaching.cuda;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;

/**
 * The data sets that a population learns from, on the device: of each pattern the inputs that
 * differ from a background (shortcut 1 of the model), a clamped bias among them. The background is
 * 0, or a constant that most inputs share, such as minus the mean.
 */
final class CudaPatterns {
  private static final int RECORD_BYTES = 40;
  private static final int ENTRY_BYTES = 8;
  private static final int FORM_BYTES = 24;

  /**
   * A shared background is worth its while where at most this part of the inputs differs from it.
   */
  private static final double DENSE = 0.5;

  private static final int MOST = 2;
  private static final int CHUNK_ENTRIES = 1 << 16;

  /** How patterns are kept, {@code enum Form} of {@code layout.cuh}. */
  enum Form {
    /** Background 0, inputs in order. */
    BY_ROW,
    /** With a background that most inputs share. */
    SHARED_BACKGROUND,
    /** Background 0, inputs by falling magnitude: where updates are ranked. */
    BY_MAGNITUDE;

    private static final int COUNT = values().length;
  }

  private final GpuSession session;
  private final boolean bias;

  /** One structure for each form. */
  private final DeviceMemory forms;

  private final List<Resident> kept = new ArrayList<>();
  private Resident current;

  CudaPatterns(GpuSession session, boolean bias) {
    this.session = session;
    this.bias = bias;
    this.forms = session.allocate("the forms of the patterns", Form.COUNT * FORM_BYTES);
    forms.clear();
  }

  /** A data set in some forms. */
  private static final class Resident {
    final Patterns patterns;
    final boolean worthSharing;
    final Stored[] forms = new Stored[Form.COUNT];

    Resident(Patterns patterns, boolean worthSharing) {
      this.patterns = patterns;
      this.worthSharing = worthSharing;
    }

    void free() {
      for (Stored form : forms) {
        if (form != null) {
          form.records.close();
          form.entries.close();
        }
      }
    }
  }

  private record Stored(DeviceMemory records, DeviceMemory entries, float background, long count) {}

  /**
   * Makes a data set the one that {@link #forms()} tells of.
   *
   * @param wanted forms that networks learn from, if they are worth their while
   * @return whether sharing a background is; networks that wanted to learn by row otherwise
   */
  boolean choose(Patterns patterns, Set<Form> wanted) {
    Resident set = resident(patterns);
    boolean sharing = wanted.contains(Form.SHARED_BACKGROUND) && set.worthSharing;
    boolean added = false;
    for (Form form : Form.values()) {
      boolean needed =
          switch (form) {
            case SHARED_BACKGROUND -> sharing;
            case BY_ROW ->
                wanted.contains(form) || !sharing && wanted.contains(Form.SHARED_BACKGROUND);
            case BY_MAGNITUDE -> wanted.contains(form);
          };
      if (needed && set.forms[form.ordinal()] == null) {
        set.forms[form.ordinal()] = upload(patterns, form);
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
    ByteBuffer to = CudaMemory.buffer(Form.COUNT * FORM_BYTES);
    for (int n = 0; n < Form.COUNT; n++) {
      Stored form = set.forms[n];
      to.position(n * FORM_BYTES);
      if (form != null) {
        to.putLong(form.records.address()).putLong(form.entries.address());
        to.putDouble(form.background);
      }
    }
    forms.upload(to.clear(), 0);
  }

  private Stored upload(Patterns patterns, Form form) {
    float background = form == Form.SHARED_BACKGROUND ? patterns.background() : 0f;
    int size = patterns.size();
    long count = count(patterns, background) + (bias ? size : 0);
    long entryBytes = Math.max(1, count) * ENTRY_BYTES;
    String what = "a data set of " + size + " patterns with " + count + " active inputs";
    session.require(what, entryBytes + (long) size * RECORD_BYTES);
    DeviceMemory records = session.allocate(what, (long) size * RECORD_BYTES);
    DeviceMemory entries = session.allocate(what, entryBytes);
    float[] pattern = new float[patterns.inputs()];
    int atOnce = Math.max(1, CHUNK_ENTRIES / (patterns.inputs() + 1));
    ByteBuffer someRecords = CudaMemory.buffer(atOnce * RECORD_BYTES);
    ByteBuffer someEntries = CudaMemory.buffer(atOnce * (patterns.inputs() + 1) * ENTRY_BYTES);
    long next = 0;
    for (int from = 0; from < size; from += atOnce) {
      long first = next;
      someRecords.clear();
      someEntries.clear();
      for (int p = from; p < Math.min(size, from + atOnce); p++) {
        patterns.read(p, pattern, 0);
        int begin = someEntries.position();
        next += put(pattern, background, next, patterns.label(p), someRecords, someEntries);
        if (form == Form.BY_MAGNITUDE) {
          sort(someEntries, begin);
        }
      }
      records.upload(someRecords.flip(), (long) from * RECORD_BYTES);
      if (next > first) {
        entries.upload(someEntries.flip(), first * ENTRY_BYTES);
      }
    }
    return new Stored(records, entries, background, count);
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

  /** Brings entries from a byte on into the order of falling magnitudes, equal ones by row. */
  private static void sort(ByteBuffer entries, int from) {
    int count = (entries.position() - from) / ENTRY_BYTES;
    long[] given = new long[count];
    long[] order = new long[count];
    for (int n = 0; n < count; n++) {
      given[n] = entries.getLong(from + n * ENTRY_BYTES);
      long magnitude = given[n] >>> Integer.SIZE & Integer.MAX_VALUE;
      order[n] = Integer.MAX_VALUE - magnitude << Integer.SIZE | n;
    }
    Arrays.sort(order);
    entries.position(from);
    for (long each : order) {
      entries.putLong(given[(int) each]);
    }
  }

  /** What the kernel is told. */
  DeviceMemory forms() {
    return forms;
  }

  /** Average number of active inputs of a pattern of the chosen data set. */
  double activeInputs() {
    long count = 0;
    for (Stored form : current.forms) {
      count = Math.max(count, form == null ? 0 : form.count);
    }
    return (double) count / current.patterns.size();
  }
}
