package org.synapticcaching.cuda;

import org.synapticcaching.device.OnEmulation;

/** On the emulation. */
@OnEmulation
class CudaShapesTest extends CudaShapes {}
