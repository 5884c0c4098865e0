/** What a result was computed on: the machine, and the commit of this project. */
package org.synapticcaching.machine;
