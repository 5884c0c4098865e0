/** Data sets: IDX files, MNIST, built-in digits, random patterns, NumPy files. */
package org.synapticcaching.dataset;
