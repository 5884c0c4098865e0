/**
 * Closed forms for what perceptron learning costs with and without synaptic caching, after Li and
 * van Rossum 2020, eLife 9:e50804 [LR20]. No fitted constants; depends on nothing.
 */
package org.synapticcaching.theory;
