/** Thresholds as learning goes on: fixed, or setting themselves (model section 3.1). */
package org.synapticcaching.threshold;
