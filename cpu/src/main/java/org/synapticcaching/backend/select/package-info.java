/** Which backend is taken for a piece of work: by name, or by expected speed and memory. */
package org.synapticcaching.backend.select;
