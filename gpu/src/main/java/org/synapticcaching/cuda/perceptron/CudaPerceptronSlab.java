package org.synapticcaching.cuda.perceptron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;

/**
 * Device memory for tasks that come and go: allocated in a few large segments, which are kept, and
 * given out in pieces. Allocating for each task would hold up the device, which frees memory only
 * when nothing runs.
 */
final class CudaPerceptronSlab {
  private static final long ALIGNMENT = 256;

  /** This fraction of what is free is left to others. */
  private static final int RESERVE = 32;

  private final GpuSession owner;
  private final GpuSession reader;
  private final List<Segment> segments = new ArrayList<>();
  private final long free;
  private long room;
  private long allocated;
  private long taken;

  /** One allocation; the first bytes of what is free in it, with their numbers. */
  private record Segment(DeviceMemory memory, DeviceMemory read, TreeMap<Long, Long> free) {
    Optional<Piece> take(long bytes) {
      for (Map.Entry<Long, Long> hole : free.entrySet()) {
        if (hole.getValue() >= bytes) {
          long from = hole.getKey();
          long rest = hole.getValue() - bytes;
          free.remove(from);
          if (rest > 0) {
            free.put(from + bytes, rest);
          }
          return Optional.of(new Piece(this, from, bytes));
        }
      }
      return Optional.empty();
    }

    void give(long from, long bytes) {
      long start = from;
      long end = from + bytes;
      Map.Entry<Long, Long> before = free.floorEntry(from);
      if (before != null && before.getKey() + before.getValue() == from) {
        start = before.getKey();
      }
      Long after = free.remove(end);
      free.put(start, end - start + (after == null ? 0 : after));
    }
  }

  /** Bytes of a segment from {@code from} on. */
  static final class Piece {
    private final Segment segment;
    private final long from;
    private final long bytes;

    private Piece(Segment segment, long from, long bytes) {
      this.segment = segment;
      this.from = from;
      this.bytes = bytes;
    }

    /** What it is a piece of, in the order in which tasks are uploaded. */
    DeviceMemory memory() {
      return segment.memory();
    }

    /** The same in the order in which results are read. */
    DeviceMemory read() {
      return segment.read();
    }

    /** Where in that memory it starts. */
    long from() {
      return from;
    }

    /** Where it starts, as the device counts. */
    long address() {
      return segment.memory().address() + from;
    }
  }

  /**
   * A slab with nothing allocated yet.
   *
   * @param owner allocates, and uploads in its order
   * @param reader downloads in its order
   */
  CudaPerceptronSlab(GpuSession owner, GpuSession reader) {
    this.owner = owner;
    this.reader = reader;
    long now = owner.freeBytes();
    free = now - now / RESERVE;
    room = free;
  }

  /** What can be taken when nothing else is. */
  long room() {
    return free;
  }

  /** Bytes that are allocated. */
  long allocated() {
    return allocated;
  }

  /**
   * A piece of memory, not initialised.
   *
   * @param expected pieces of about this size that will soon be taken, this one included
   * @return empty when others have to be given back first
   * @throws OutOfDeviceMemory when it does not fit though nothing else is taken
   */
  Optional<Piece> take(long bytes, int expected) {
    long size = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Optional<Piece> piece = inSegments(size);
    if (piece.isEmpty() && grown(size, expected)) {
      piece = inSegments(size);
    }
    if (piece.isEmpty() && taken == 0) {
      // All that there is may lie in segments that are too small.
      segments.forEach(segment -> segment.memory().close());
      segments.clear();
      allocated = 0;
      allocate(size);
      piece = inSegments(size);
    }
    piece.ifPresent(found -> taken += found.bytes);
    return piece;
  }

  /** Gives a piece back, which nothing on the device uses any more. */
  void give(Piece piece) {
    piece.segment.give(piece.from, piece.bytes);
    taken -= piece.bytes;
  }

  private Optional<Piece> inSegments(long size) {
    for (Segment segment : segments) {
      Optional<Piece> piece = segment.take(size);
      if (piece.isPresent()) {
        return piece;
      }
    }
    return Optional.empty();
  }

  /** Allocates as much again as there is, or what is expected; less where that is not free. */
  private boolean grown(long needed, int expected) {
    long wanted = Math.min(Math.max(allocated, expected * needed), room - allocated);
    while (wanted >= needed) {
      try {
        allocate(wanted / ALIGNMENT * ALIGNMENT);
        return true;
      } catch (OutOfDeviceMemory less) {
        wanted = wanted == needed ? 0 : Math.max(needed, wanted / 2);
        // It will not be asked for again: others have what was free at first.
        room = allocated + wanted;
      }
    }
    return false;
  }

  private void allocate(long bytes) {
    DeviceMemory memory = owner.allocate("a perceptron task with all its rules", bytes);
    TreeMap<Long, Long> hole = new TreeMap<>(Map.of(0L, bytes));
    segments.add(new Segment(memory, memory.in(reader), hole));
    allocated += bytes;
  }
}
