/** The jar's entry point: starts a second Java with the flags for full speed, and passes it on. */
package org.synapticcaching.cli.launch;
