package org.synapticcaching.cuda.perceptron;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.device.DeviceMark;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.HostBuffer;
import org.synapticcaching.device.KernelCall;
import org.synapticcaching.device.record.StructRecords;

/**
 * A stream in which one launch of {@code perceptron.cu} after another lets runs of one shape go on.
 * Blocks read where their jobs are, and write how far they came, in memory of the host: 80 bytes
 * each over the bus, and no copy has to be waited for.
 */
final class CudaPerceptronLane {
  private final GpuSession session;
  private final Map<CudaPerceptronRun.Code, KernelCall> calls = new HashMap<>();
  private final HostBuffer host;
  private final int reportsAt;
  private final StructRecords reports;
  private final DeviceMark landing;
  private List<CudaPerceptronRun> flying = List.of();
  private int among;
  private long started;

  /**
   * A lane without runs.
   *
   * @param most runs of one launch
   */
  CudaPerceptronLane(GpuSession session, int most) {
    this.session = session;
    reportsAt = most * Long.BYTES;
    reports = new StructRecords(CudaPerceptronProgress.LAYOUT, most);
    host = session.hostBuffer(reportsAt + reports.bytes().remaining());
    landing = session.mark();
  }

  /** Runs of the launch that is in flight; 0 when there is none. */
  int flying() {
    return flying.size();
  }

  /**
   * Lets runs of one shape go on.
   *
   * @param others runs in flight in other lanes, with which these share the device's time
   */
  void launch(List<CudaPerceptronRun> runs, int others) {
    ByteBuffer addresses = host.bytes();
    runs.forEach(run -> addresses.putLong(run.job()));
    CudaPerceptronRun.Shape shape = runs.get(0).shape();
    calls
        .computeIfAbsent(shape.code(), this::call)
        .set(0, host.address())
        .set(1, shape.events())
        .set(2, host.address() + reportsAt)
        .launch(runs.size(), shape.threads(), shape.sharedBytes());
    landing.set();
    started = System.nanoTime();
    flying = runs;
    among = others + runs.size();
  }

  private KernelCall call(CudaPerceptronRun.Code code) {
    String resource = code.threshold().resource(code.kernel());
    String function = code.threshold().function(code.kernel());
    return session.load(CudaPerceptronLane.class, resource).kernel(function).call();
  }

  /** The runs of the launch, once it has ended, and where they stand now; until then none. */
  List<CudaPerceptronRun> landed() {
    if (flying.isEmpty() || !landing.reached()) {
      return List.of();
    }
    List<CudaPerceptronRun> landed = flying;
    flying = List.of();
    double share = (System.nanoTime() - started) * 1e-9 / among;
    int bytes = landed.size() * CudaPerceptronProgress.LAYOUT.bytes();
    reports.bytes().put(host.bytes().slice(reportsAt, bytes));
    for (int i = 0; i < landed.size(); i++) {
      landed.get(i).note(CudaPerceptronProgress.of(reports.at(i)), share);
    }
    return landed;
  }
}
