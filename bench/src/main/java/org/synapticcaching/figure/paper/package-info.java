/** The list of all figures. */
package org.synapticcaching.figure.paper;
