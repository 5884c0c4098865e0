/** Results of benchmarks as they lie on disk: rows, their machine, and the names of files. */
package org.synapticcaching.suite.result;
