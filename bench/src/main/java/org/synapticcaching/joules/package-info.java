/** What the machine spends, in joules by its own meters, as a profiler of JMH. */
package org.synapticcaching.joules;
