/** The figures of [N22]: the report on synaptic caching, with its own conventions. */
package org.synapticcaching.figure.paper.n22;
