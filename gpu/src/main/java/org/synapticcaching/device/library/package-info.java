/** Finds and loads the native libraries: the driver, cuBLAS 12 or 13, and JCuda's own. */
package org.synapticcaching.device.library;
