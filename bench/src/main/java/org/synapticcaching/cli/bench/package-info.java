/** Commands that measure, and compare what was measured. */
package org.synapticcaching.cli.bench;
