/** One page of HTML that shows results: figures with their claims, and benchmarks. */
package org.synapticcaching.report;
