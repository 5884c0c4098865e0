/** Files written whole or not at all, and what is told where that fails. */
package org.synapticcaching.file;
