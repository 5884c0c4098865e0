/** What clusters are told to run parts of the work. */
package org.synapticcaching.cli.cluster;
