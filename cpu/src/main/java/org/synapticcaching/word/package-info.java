/** Words that users type: which there are, and which one was meant. */
package org.synapticcaching.word;
