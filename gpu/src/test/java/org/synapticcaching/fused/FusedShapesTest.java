package org.synapticcaching.fused;

import org.synapticcaching.cuda.OnEmulation;

/** On the emulation. */
@OnEmulation
class FusedShapesTest extends FusedShapes {}
