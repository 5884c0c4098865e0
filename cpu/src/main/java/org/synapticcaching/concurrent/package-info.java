/** What threads of different work have in common: how one waits for another. */
package org.synapticcaching.concurrent;
