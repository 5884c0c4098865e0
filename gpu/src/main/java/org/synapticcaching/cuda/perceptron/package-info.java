/**
 * Perceptrons on a device: whole sweeps learn side by side, a block of threads each, from error to
 * error (model section 8.4).
 *
 * <p>The path of a perceptron: {@code CudaPerceptronEngine} receives its task, for a {@code
 * CudaPerceptronLearner} of one run after another or a {@code CudaPerceptronSweep} of many at once.
 * {@code CudaPerceptronPatterns} bring the task into the form of the device, {@code
 * CudaPerceptronPlan} says which {@code CudaPerceptronKernel} learns it and how, and {@code
 * CudaPerceptronSlot} gives both a place in memory, with the job that the kernel reads. {@code
 * CudaPerceptronPopulation} admits the slot, and has {@code CudaPerceptronModule} launch its runs
 * until their {@code CudaPerceptronProgress} says that they have ended. {@code
 * CudaPerceptronOutcome} makes a result of what they leave; {@code CudaPerceptronDecay} knows the
 * presentations that no kernel computed.
 */
package org.synapticcaching.cuda.perceptron;
