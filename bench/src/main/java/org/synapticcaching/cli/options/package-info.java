/** Option groups of the commands, and the validated settings that they become. */
package org.synapticcaching.cli.options;
