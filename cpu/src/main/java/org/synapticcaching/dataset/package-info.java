/** Data sets: sets of images in IDX files, built-in digits, random patterns, NumPy files. */
package org.synapticcaching.dataset;
