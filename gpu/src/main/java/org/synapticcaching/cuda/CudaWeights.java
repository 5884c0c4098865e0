package org.synapticcaching.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.backend.ReplicaThreads;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.device.record.StructRecords.StructRecord;
import org.synapticcaching.model.InitialWeights;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;

/** Weights in and out: {@code [post][pre]} on the host, slices of rows on the device. */
final class CudaWeights {
  private final GpuSession session;
  private final CudaMemory memory;
  private final CudaGeometry geometry;

  CudaWeights(GpuSession session, CudaMemory memory) {
    this.session = session;
    this.memory = memory;
    this.geometry = memory.geometry;
  }

  /** Draws the initial weights of all networks, on several threads. */
  void draw(Network network, List<Replica> replicas, int threads) {
    try (ReplicaThreads pool = new ReplicaThreads("cuda-weights", threads)) {
      for (int from = 0; from < replicas.size(); from += threads) {
        int to = Math.min(replicas.size(), from + threads);
        for (int n = 0; n < geometry.layers().size(); n++) {
          int layer = n;
          List<Callable<float[]>> tasks = new ArrayList<>();
          for (Replica replica : replicas.subList(from, to)) {
            tasks.add(() -> InitialWeights.draw(network, layer, replica.seed()));
          }
          int r = from;
          for (float[] drawn : pool.invoke(tasks)) {
            uploadInitial(r++, layer, drawn);
          }
        }
      }
    }
  }

  private void uploadInitial(int r, int n, float[] values) {
    CudaGeometry.Layer layer = geometry.layer(n);
    float[] slice = new float[layer.sliceFloats()];
    for (int s = 0; s < geometry.slices(); s++) {
      Arrays.fill(slice, 0); // the padding of the last slice
      for (int row = 0; row < layer.rows(); row++) {
        for (int lane = 0; lane < layer.lanes(s); lane++) {
          slice[row * layer.width() + lane] = values[layer.hostIndex(s, row, lane)];
        }
      }
      memory.initial.upload(slice, 0, slice.length, initialAt(r, layer, s));
    }
  }

  private long initialAt(int r, CudaGeometry.Layer layer, int slice) {
    return Float.BYTES * (r * geometry.floats() + before(layer, slice));
  }

  private static long before(CudaGeometry.Layer layer, int slice) {
    return layer.offset() + (long) slice * layer.sliceFloats();
  }

  /** One slice of one matrix, as it is on the device. */
  private final class Slice {
    final CudaGeometry.Layer layer;
    final int r;
    final int slice;
    final boolean transients;
    final float[] w;
    final float[] initial;
    final float[] pending;
    final double[] offsets;
    final float scale;

    Slice(int r, int n, int slice) {
      this.layer = geometry.layer(n);
      this.r = r;
      this.slice = slice;
      this.transients = memory.replicas.hasTransients(r);
      this.w = new float[layer.sliceFloats() * (transients ? 2 : 1)];
      this.initial = new float[layer.sliceFloats()];
      this.pending = new float[layer.rows()];
      this.offsets = new double[layer.width()];
      memory.replicas.weights(r).download(w, 0, w.length, weightsAt());
      memory.initial.download(initial, 0, initial.length, initialAt(r, layer, slice));
      StructRecord state = state(r, slice).at(0);
      this.scale = (float) state.getDouble("scale");
      long part = memory.part(r, slice);
      if (transients) {
        long at = part * geometry.rows() + layer.firstRow();
        memory.pending.download(pending, 0, pending.length, at * Float.BYTES);
      } else if (n == 0 && state.getInt("offsets") != 0) {
        long at = part * 2 * layer.width();
        memory.columns.download(offsets, 0, offsets.length, at * Double.BYTES);
      }
    }

    private long weightsAt() {
      return memory.replicas.weightsAt(r)
          + Float.BYTES * (transients ? 2 : 1) * before(layer, slice);
    }

    private int at(int row, int lane) {
      return row * layer.width() * (transients ? 2 : 1) + lane;
    }

    /** w(0) + l. */
    float persistent(int row, int lane, int inputs) {
      float value = w[at(row, lane)];
      if (transients && pending[row] != 0) {
        return Math.fma(pending[row], w[at(row, lane) + layer.width()], value);
      }
      return row < inputs ? value + (float) offsets[lane] : value;
    }

    float transientPart(int row, int lane) {
      return transients && pending[row] == 0 ? scale * w[at(row, lane) + layer.width()] : 0;
    }

    /** Overwrites one value of one part of a network that has been folded. */
    void set(WeightPart part, int row, int lane, float value) {
      int at = at(row, lane);
      int first = row * layer.width() + lane;
      switch (part) {
        case INITIAL -> {
          w[at] = value + (w[at] - initial[first]);
          initial[first] = value;
        }
        case PERSISTENT -> w[at] = initial[first] + value;
        default -> w[at + layer.width()] = value;
      }
    }

    void upload() {
      memory.replicas.weights(r).upload(w, 0, w.length, weightsAt());
      memory.initial.upload(initial, 0, initial.length, initialAt(r, layer, slice));
    }
  }

  private StructRecords state(int r, int slice) {
    StructRecords state = new StructRecords(CudaLayouts.STATE, 1);
    memory.states.download(state.bytes(), stateAt(r, slice));
    return state;
  }

  private long stateAt(int r, int slice) {
    return (long) memory.part(r, slice) * CudaLayouts.STATE.bytes();
  }

  /** A copy of one part of one matrix, {@code [post][pre]}. */
  float[] read(int r, int n, WeightPart part, int inputs) {
    CudaGeometry.Layer layer = geometry.layer(n);
    float[] values = new float[layer.shape().length()];
    for (int s = 0; s < geometry.slices(); s++) {
      Slice slice = new Slice(r, n, s);
      for (int row = 0; row < layer.rows(); row++) {
        for (int lane = 0; lane < layer.lanes(s); lane++) {
          float start = slice.initial[row * layer.width() + lane];
          values[layer.hostIndex(s, row, lane)] =
              switch (part) {
                case INITIAL -> start;
                case PERSISTENT -> slice.persistent(row, lane, inputs) - start;
                case TRANSIENT -> slice.transientPart(row, lane);
                case TOTAL -> slice.persistent(row, lane, inputs) + slice.transientPart(row, lane);
              };
        }
      }
    }
    return values;
  }

  /** Overwrites one part of one matrix of a network that has been folded. */
  void write(int r, int n, WeightPart part, float[] values) {
    CudaGeometry.Layer layer = geometry.layer(n);
    for (int s = 0; s < geometry.slices(); s++) {
      Slice slice = new Slice(r, n, s);
      for (int row = 0; row < layer.rows(); row++) {
        for (int lane = 0; lane < layer.lanes(s); lane++) {
          slice.set(part, row, lane, values[layer.hostIndex(s, row, lane)]);
        }
      }
      slice.upload();
    }
  }

  /** Gives a network that has been folded memory for transients. */
  void addTransients(int r) {
    List<Slice> slices = new ArrayList<>();
    for (int n = 0; n < geometry.layers().size(); n++) {
      for (int s = 0; s < geometry.slices(); s++) {
        slices.add(new Slice(r, n, s));
      }
    }
    memory.replicas.addTransients(session, r);
    for (Slice old : slices) {
      int width = old.layer.width();
      float[] rows = new float[2 * old.w.length];
      for (int row = 0; row < old.layer.rows(); row++) {
        System.arraycopy(old.w, row * width, rows, 2 * row * width, width);
      }
      long at = memory.replicas.weightsAt(r) + 2 * Float.BYTES * before(old.layer, old.slice);
      memory.replicas.weights(r).upload(rows, 0, rows.length, at);
    }
  }

  /** Lets the next check of the threshold visit all synapses. */
  void checkEverything(int r) {
    for (int s = 0; s < geometry.slices(); s++) {
      StructRecords state = state(r, s);
      state.at(0).put("everything", true);
      memory.states.upload(state.bytes(), stateAt(r, s));
    }
  }

  /**
   * Activities of units after the last forward pass, of all slices.
   *
   * @param n layer whose post units they are
   * @param array 0 for activities, 1 errors, 2 changes
   * @return one per post unit of the whole layer
   */
  float[] units(int r, int n, int array) {
    CudaGeometry.Layer layer = geometry.layer(n);
    float[] all = new float[layer.shape().post()];
    CudaPool pool = memory.pool;
    for (int s = 0; s < (layer.first() ? geometry.slices() : 1); s++) {
      int from = layer.first() ? s * layer.width() : 0;
      int count = layer.first() ? layer.lanes(s) : all.length;
      long at =
          (long) memory.part(r, s) * pool.unitFloats
              + pool.unitsAt(n)
              - pool.unitsAt
              + (long) array * layer.unitWidth();
      memory.units.download(all, from, count, at * Float.BYTES);
    }
    return all;
  }
}
