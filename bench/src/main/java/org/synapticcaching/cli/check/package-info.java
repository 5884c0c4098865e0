/** The command that checks a card. */
package org.synapticcaching.cli.check;
