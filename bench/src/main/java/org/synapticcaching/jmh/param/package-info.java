/** Which values the parameters of benchmarks may have. */
package org.synapticcaching.jmh.param;
