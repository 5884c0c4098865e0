/** The commands that learn one network or one perceptron, and what they write. */
package org.synapticcaching.cli.learn;
