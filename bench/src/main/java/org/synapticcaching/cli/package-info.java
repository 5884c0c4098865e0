/** The command line. */
package org.synapticcaching.cli;
