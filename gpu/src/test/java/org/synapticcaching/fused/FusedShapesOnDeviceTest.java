package org.synapticcaching.fused;

import org.synapticcaching.cuda.OnDevice;

/** On a GPU. */
@OnDevice
class FusedShapesOnDeviceTest extends FusedShapes {}
