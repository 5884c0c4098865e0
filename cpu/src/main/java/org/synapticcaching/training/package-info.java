/** Training by plan: presentations, tests, and when to stop, over any backend's population. */
package org.synapticcaching.training;
