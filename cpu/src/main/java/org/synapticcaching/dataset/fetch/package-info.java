/** Downloads and verifies data sets. */
package org.synapticcaching.dataset.fetch;
