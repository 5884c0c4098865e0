/** Sweeps and figures on Apache Spark: the driver plans, saves and gathers, executors compute. */
package org.synapticcaching.spark;
