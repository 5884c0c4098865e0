/** The commands about data sets. */
package org.synapticcaching.cli.data;
