/** How backends learn perceptrons: what each implements, and queues of trials that all share. */
package org.synapticcaching.backend.perceptron;
