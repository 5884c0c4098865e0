/** The figures of the three sources, each a command, with the claims they must meet. */
package org.synapticcaching.figure;
