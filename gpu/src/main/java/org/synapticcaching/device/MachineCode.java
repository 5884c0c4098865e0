package org.synapticcaching.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kernels of a PTX resource as machine code, which a driver need not translate. It is made when
 * a bundle is packed, and lies beside the PTX then, under a name that holds the hash of the PTX:
 * code of other PTX is never taken.
 *
 * @param capability that it is for, times ten
 * @param code a direct buffer with a cubin
 */
record MachineCode(int capability, ByteBuffer code) {
  /**
   * What code is made for, best first, times ten. Code for 8.0 runs on all 8.x, and that for 9.0 on
   * 9.x (CUDA programming guide, binary compatibility); other cards translate PTX.
   */
  static final List<Integer> CAPABILITIES = List.of(90, 80);

  /**
   * The best code for a device.
   *
   * @param resources opens a resource by its name, null where there is none
   * @param capability of the device, times ten
   * @return empty where there is none that the device runs
   */
  static Optional<MachineCode> find(
      Function<String, InputStream> resources, Ptx ptx, int capability) {
    for (int built : CAPABILITIES) {
      if (built / 10 == capability / 10 && built <= capability) {
        try (InputStream in = resources.apply(resource(ptx, built))) {
          if (in != null) {
            return Optional.of(new MachineCode(built, direct(in.readAllBytes())));
          }
        } catch (IOException e) {
          throw new UncheckedIOException("reading the machine code of " + ptx.resource(), e);
        }
      }
    }
    return Optional.empty();
  }

  /** The name beside the PTX, such as {@code network-0123456789abcdef.sm_90.cubin}. */
  static String resource(Ptx ptx, int capability) {
    return "%s-%s.sm_%d.cubin".formatted(ptx.stem(), ptx.hash(), capability);
  }

  /** A copy that native code can be given without the garbage collector having to wait. */
  static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** In words. */
  String describe() {
    return "machine code for compute capability " + capability / 10 + "." + capability % 10;
  }
}
