/** The figures of the three sources and our own, each a command, with the claims they must meet. */
package org.synapticcaching.figure;
