/** How fast a processor and a device are here: measured once, and kept in the user's cache. */
package org.synapticcaching.backend.calibration;
