package org.synapticcaching.cuda;

import org.synapticcaching.device.OnDevice;

/** On a GPU. */
@OnDevice
class CudaHotRowsOnDeviceTest extends CudaHotRows {}
