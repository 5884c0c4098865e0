/** What all commands share: exit codes, interruption, progress, version. */
package org.synapticcaching.cli.session;
