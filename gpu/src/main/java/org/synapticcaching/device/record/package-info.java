/** Structs of kernels as the host lays them out and fills them in. */
package org.synapticcaching.device.record;
