/**
 * The interface that every backend implements, and how backends are found. Names no device and no
 * library.
 */
package org.synapticcaching.backend;
