package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.record.StructRecords;

/**
 * The data sets that a population learns from, on the device: of each pattern the inputs that
 * differ from a background (model section 8.1), a clamped bias among them. The background is 0, or
 * a constant that most inputs share, such as minus the mean.
 */
final class CudaPatterns {
  /**
   * A shared background is worth its while where at most this part of the inputs differs from it.
   */
  private static final double DENSE = 0.5;

  private static final int MOST = 2;

  /** How patterns are kept, {@code enum Form} of {@code layout.cuh}. */
  enum Form {
    /** Background 0, inputs that are active in most patterns first. */
    BY_USE(0),
    /** With a background that most inputs share. */
    SHARED_BACKGROUND(1),
    /** Background 0, inputs by falling magnitude: where updates are ranked. */
    BY_MAGNITUDE(2),
    /** As by activity, with slots of hot rows; with transients. */
    HOT_SINGLES(3),
    /** The same without transients. */
    HOT_DIRECT(4),
    /** As with a shared background, with slots of hot rows; without transients. */
    HOT_SHARED_BACKGROUND(5);

    private static final int COUNT = values().length;
    private final int code;

    Form(int code) {
      this.code = code;
    }

    /** Its number in the kernels, from 0. */
    int code() {
      return code;
    }

    /** That of a kernel with hot rows, for networks that would learn from this one. */
    Form hot(CudaManner manner) {
      return switch (this) {
        case BY_USE -> manner == CudaManner.DIRECT ? HOT_DIRECT : HOT_SINGLES;
        case SHARED_BACKGROUND -> HOT_SHARED_BACKGROUND;
        default -> throw new IllegalArgumentException("no hot form of " + this);
      };
    }

    private boolean sharing() {
      return this == SHARED_BACKGROUND || this == HOT_SHARED_BACKGROUND;
    }

    /** The one in its place where sharing a background is not worth its while. */
    private Form withoutSharing() {
      return switch (this) {
        case SHARED_BACKGROUND -> BY_USE;
        case HOT_SHARED_BACKGROUND -> HOT_DIRECT;
        default -> this;
      };
    }
  }

  private final GpuSession session;
  private final CudaHot hot;
  private final boolean bias;

  private final DeviceMemory forms;

  private final List<Resident> kept = new ArrayList<>();
  private Resident current;

  CudaPatterns(GpuSession session, CudaHot hot, boolean bias) {
    this.session = session;
    this.hot = hot;
    this.bias = bias;
    this.forms =
        session.allocate(
            "the forms of the patterns", (long) Form.COUNT * CudaLayouts.PATTERN_SET.bytes());
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
          form.patterns.close();
          form.entries.close();
          form.rows.close();
        }
      }
    }
  }

  private record Stored(
      DeviceMemory patterns,
      DeviceMemory entries,
      DeviceMemory rows,
      float background,
      long count) {}

  /**
   * Makes a data set the one of {@link #forms()}.
   *
   * @param wanted forms that networks learn from, if they are worth their while
   * @return whether sharing a background is; networks that wanted to learn by row otherwise
   */
  boolean select(Patterns patterns, Set<Form> wanted) {
    Resident set = resident(patterns);
    boolean sharing = set.worthSharing && wanted.stream().anyMatch(Form::sharing);
    boolean added = false;
    for (Form each : wanted) {
      Form form = sharing ? each : each.withoutSharing();
      if (set.forms[form.code()] == null) {
        set.forms[form.code()] = upload(patterns, form);
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

  /** Whether most inputs of a data set share a background other than 0. */
  static boolean worthSharing(Patterns patterns) {
    float background = patterns.background();
    long all = (long) patterns.size() * patterns.inputs();
    return background != 0 && CudaActivity.of(patterns, background, false).entries() <= DENSE * all;
  }

  private void uploadForms(Resident set) {
    StructRecords records = new StructRecords(CudaLayouts.PATTERN_SET, Form.COUNT);
    for (int n = 0; n < Form.COUNT; n++) {
      Stored form = set.forms[n];
      if (form != null) {
        records
            .at(n)
            .putPointer("patterns", form.patterns)
            .putPointer("entries", form.entries)
            .putPointer("rows", form.rows)
            .putDouble("background", form.background);
      }
    }
    forms.upload(records.bytes(), 0);
  }

  private Stored upload(Patterns patterns, Form form) {
    float background = form.sharing() ? patterns.background() : 0f;
    int size = patterns.size();
    CudaActivity activity = CudaActivity.of(patterns, background, bias);
    long count = activity.entries();
    int[] byActivity = activity.rows();
    long recordBytes = (long) size * CudaLayouts.PATTERN.bytes();
    long entryBytes = Math.max(1, count) * CudaLayouts.ENTRY.bytes();
    long rowBytes = (long) byActivity.length * Integer.BYTES;
    String what = "a data set of " + size + " patterns with " + count + " active inputs";
    session.require(what, entryBytes + recordBytes + rowBytes);
    DeviceMemory records = session.allocate(what, recordBytes);
    DeviceMemory entries = session.allocate(what, entryBytes);
    DeviceMemory rows = session.allocate(what, rowBytes);
    rows.upload(byActivity, 0, byActivity.length, 0);
    CudaPatternEncoder encoder =
        form == Form.BY_MAGNITUDE
            ? CudaPatternEncoder.byMagnitude(patterns, bias)
            : CudaPatternEncoder.byActivity(
                patterns, background, byActivity, hot.rows(form), hot.rowLength(form));
    encoder.upload(records, entries);
    return new Stored(records, entries, rows, background, count);
  }

  /** {@code PatternSet}, one for each form. */
  DeviceMemory forms() {
    return forms;
  }

  /** Average number of active inputs of a pattern of the selected data set. */
  double activeInputs() {
    long count = 0;
    for (Stored form : current.forms) {
      count = Math.max(count, form == null ? 0 : form.count);
    }
    return (double) count / current.patterns.size();
  }
}
