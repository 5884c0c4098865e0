package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.synapticcaching.backend.OrderCursor;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.DeviceTimer;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.model.Replica;

/**
 * Sends networks through presentations, many in each launch. The orders of the next launch are made
 * while the device is at work.
 */
final class CudaTraining {
  private static final int MOST_PRESENTATIONS = 1 << 16;
  private static final int MOST_INDICES = 1 << 22;

  private final GpuSession session;
  private final CudaMemory memory;
  private final CudaKernels kernels;
  private final CudaPatterns patterns;
  private final CudaLocals.Walk walk;
  private final List<OrderCursor> cursors = new ArrayList<>();
  private final long[] presentations;

  /** How many presentations a network needs until all of its synapses have been checked. */
  private final long[] checkedAfter;

  private final DeviceTimer timer;
  private final long visitsPerLaunch;
  private DeviceMemory orders;
  private int[] indices = new int[0];
  private boolean timed;
  private double milliseconds;

  /**
   * Of networks that have not learned yet.
   *
   * @param visitsPerLaunch synapses that a launch visits, roughly
   */
  CudaTraining(
      GpuSession session,
      CudaMemory memory,
      CudaKernels kernels,
      PopulationSpec spec,
      long visitsPerLaunch) {
    this.session = session;
    this.memory = memory;
    this.kernels = kernels;
    this.visitsPerLaunch = visitsPerLaunch;
    this.patterns = new CudaPatterns(session, memory.hot, spec.network().bias());
    this.walk = CudaLocals.Walk.of(spec.replicas());
    for (Replica replica : spec.replicas()) {
      cursors.add(new OrderCursor(replica.order(), replica.seed()));
    }
    this.presentations = new long[cursors.size()];
    this.checkedAfter = new long[cursors.size()];
    this.timer = session.timer();
  }

  /** Gives {@code count} presentations to each selected network, in its own order. */
  void train(Patterns set, int[] selected, int count) {
    deviceMilliseconds();
    select(set, selected, unchecked(selected) == 0);
    int most = launchLength(selected.length);
    timer.start();
    for (int left = count; left > 0; ) {
      int unchecked = unchecked(selected);
      CudaManner manner = select(set, selected, unchecked == 0);
      int some = Math.min(left, unchecked > 0 ? Math.min(unchecked, most) : most);
      reserve(selected.length * some);
      for (int n = 0; n < selected.length; n++) {
        OrderCursor cursor = cursors.get(selected[n]);
        for (int t = 0; t < some; t++) {
          indices[n * some + t] = cursor.next(set.size());
        }
      }
      launch(manner, selected.length, some, CudaKernels.WHOLE);
      for (int r : selected) {
        presentations[r] += some;
      }
      left -= some;
    }
    timer.stop();
    timed = true;
  }

  /**
   * Notes that transients of a network were set from outside, so that its next check has to go
   * through all synapses, which the kernels of common cases do not.
   */
  void checkEverything(int r) {
    int every = memory.replicas.checksEvery(r);
    checkedAfter[r] = (presentations[r] / every + 1) * every;
  }

  /** Presentations until all synapses of these networks have been checked, 0 if they are. */
  private int unchecked(int[] selected) {
    long most = 0;
    for (int r : selected) {
      most = Math.max(most, checkedAfter[r] - presentations[r]);
    }
    return (int) Math.min(most, MOST_PRESENTATIONS);
  }

  /** Presentations of one launch, which has to be short: a display may be waiting. */
  private int launchLength(int networks) {
    CudaGeometry.Layer first = memory.geometry.layer(0);
    double upper = memory.geometry.floats() - (double) first.rows() * first.lanes();
    double visits = patterns.activeInputs() * first.lanes() + upper;
    double local = walk.visits(visits, memory.geometry.floats());
    if (memory.plastic != null) {
      visits = memory.plastic.visits(visits, memory.geometry.floats());
    }
    visits += local;
    double length = Math.min(visitsPerLaunch / visits / networks, MOST_INDICES / networks);
    return (int) Math.max(1, Math.min(MOST_PRESENTATIONS, length));
  }

  /**
   * One step of one presentation.
   *
   * @param presented a pattern for each network of the population
   */
  void step(Patterns set, int[] selected, int[] presented, int mode) {
    if (selected.length == 0) {
      return;
    }
    CudaManner manner = select(set, selected, false);
    reserve(selected.length);
    for (int n = 0; n < selected.length; n++) {
      indices[n] = presented[selected[n]];
    }
    launch(manner, selected.length, 1, mode);
    for (int r : selected) {
      presentations[r] += mode == CudaKernels.CONSOLIDATE ? 1 : 0;
    }
  }

  /**
   * Has patterns and selection ready.
   *
   * @param whole whether for whole presentations of networks all of whose synapses were checked
   * @return what the kernel may know of these networks
   */
  private CudaManner select(Patterns set, int[] selected, boolean whole) {
    CudaManner known = memory.manner(selected);
    CudaManner manner = whole ? known : known.inAnyWay();
    boolean hot = memory.hot.rows(manner) > 0;
    EnumSet<CudaPatterns.Form> wanted = EnumSet.noneOf(CudaPatterns.Form.class);
    for (int r : selected) {
      CudaPatterns.Form form = memory.replicas.wantedForm(r);
      wanted.add(hot ? form.hot(manner) : form);
    }
    memory.replicas.selectForms(patterns.select(set, wanted));
    memory.select(selected);
    return manner;
  }

  private void reserve(int count) {
    if (indices.length < count) {
      indices = new int[count];
    }
    if (orders == null || orders.bytes() < (long) count * Integer.BYTES) {
      if (orders != null) {
        orders.close();
        orders = null;
      }
      orders = session.allocate("the order of the patterns", (long) count * Integer.BYTES);
    }
  }

  private void launch(CudaManner manner, int networks, int count, int mode) {
    orders.upload(indices, 0, networks * count, 0);
    kernels.advance(manner, patterns.forms(), 0, networks, orders, count, mode);
  }

  /** Brings everything of one network up to date and its scale to 1. */
  void fold(int r) {
    int place = cursors.size();
    memory.selected.upload(new int[] {r}, 0, 1, (long) place * Integer.BYTES);
    reserve(1);
    CudaManner manner = memory.manner(new int[] {r}).inAnyWay();
    kernels.advance(manner, patterns.forms(), place, 1, orders, 0, CudaKernels.FOLD);
  }

  long presentations(int r) {
    return presentations[r];
  }

  /** Device time of learning so far. */
  double deviceMilliseconds() {
    if (timed) {
      milliseconds += timer.milliseconds();
      timed = false;
    }
    return milliseconds;
  }
}
