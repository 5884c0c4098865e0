/** The figures of [RP24]: competitive plasticity. */
package org.synapticcaching.figure.paper.rp24;
