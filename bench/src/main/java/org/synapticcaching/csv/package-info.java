/** Tables as text with commas between. */
package org.synapticcaching.csv;
