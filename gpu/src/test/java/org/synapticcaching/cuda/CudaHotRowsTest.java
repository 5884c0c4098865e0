package org.synapticcaching.cuda;

import org.synapticcaching.device.OnEmulation;

/** On the emulated device. */
@OnEmulation
class CudaHotRowsTest extends CudaHotRows {}
