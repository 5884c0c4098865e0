/**
 * What a result was computed on: the machine, the flags of its Java, and the commit of this
 * project.
 */
package org.synapticcaching.machine;
