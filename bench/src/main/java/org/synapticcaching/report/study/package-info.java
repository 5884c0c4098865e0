/** What a report says of searches for the cheapest settings. */
package org.synapticcaching.report.study;
