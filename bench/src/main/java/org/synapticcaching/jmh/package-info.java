/** JMH harnesses: throughput beside the modelled energy. */
package org.synapticcaching.jmh;
