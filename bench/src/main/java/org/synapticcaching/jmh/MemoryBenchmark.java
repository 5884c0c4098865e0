package org.synapticcaching.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.Gpu;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.jmh.param.Allowed;
import org.synapticcaching.jmh.param.Range;
import org.synapticcaching.machine.SpeedFlags;

/**
 * How fast memory is copied within itself: the bound on learning in networks too large for any
 * cache. {@code gigabytes} is bytes per second in 10^9, read and written ones both counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {SpeedFlags.NATIVE, SpeedFlags.COLLECTOR})
@OutputTimeUnit(TimeUnit.SECONDS)
public class MemoryBenchmark {
  private static final int READ_AND_WRITTEN = 2;
  private static final String HOST = "host";
  private static final String DEVICE = "device";

  /** The host's, by one thread; -p memory=device for a GPU. */
  @Param(HOST)
  @Allowed(words = {HOST, DEVICE})
  public String memory;

  /** Larger than the caches; a data-centre GPU wants 4096. */
  @Param("256")
  @Allowed(Range.COUNT)
  public int mebibytes;

  private float[] from;
  private float[] to;
  private GpuSession session;
  private DeviceMemory deviceFrom;
  private DeviceMemory deviceTo;

  /** Takes the memory. */
  @Setup(Level.Trial)
  public void open() {
    if (memory.equals(DEVICE)) {
      MeasuredOn.tell(DEVICE, Gpu.availability());
      session = Gpu.first().openSession();
      deviceFrom = session.allocate("what is copied", bytes());
      deviceTo = session.allocate("the copy", bytes());
      deviceFrom.clear();
    } else {
      from = new float[Math.toIntExact(bytes() / Float.BYTES)];
      to = new float[from.length];
    }
  }

  private long bytes() {
    return (long) mebibytes << 20;
  }

  /** One copy. */
  @Benchmark
  public Object copy(Rates.Copies rate) {
    rate.gigabytes += READ_AND_WRITTEN * bytes() / 1e9;
    if (session == null) {
      System.arraycopy(from, 0, to, 0, from.length);
      return to;
    }
    deviceTo.copyFrom(deviceFrom, 0, 0, bytes());
    session.synchronize();
    return deviceTo;
  }

  /** Gives the memory back. */
  @TearDown(Level.Trial)
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
