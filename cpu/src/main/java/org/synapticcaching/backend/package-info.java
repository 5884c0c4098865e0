/**
 * The interface that every backend implements, and what several of them share. Names no device and
 * no library.
 */
package org.synapticcaching.backend;
