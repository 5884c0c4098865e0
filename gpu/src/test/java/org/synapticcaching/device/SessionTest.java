package org.synapticcaching.device;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the emulated device, each in a session of its own. */
@OnEmulation
abstract class SessionTest {
  GpuSession session;

  @BeforeEach
  final void openSession() {
    session = Gpu.first().openSession();
  }

  /** That nothing is left on the device is checked after every test on the emulation. */
  @AfterEach
  final void closeSession() {
    session.close();
  }
}
