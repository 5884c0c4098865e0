/** Figures of this project's own, about rules that no source has. */
package org.synapticcaching.figure.paper.own;
