/**
 * Perceptrons on a device: whole sweeps learn side by side, a block of threads each, from error to
 * error (model section 8.4).
 *
 * <p>The path of a perceptron: {@code CudaPerceptronEngine} receives its task, for a {@code
 * CudaPerceptronLearner} of one run after another or a {@code CudaPerceptronSweep} of many at once.
 * {@code CudaPerceptronPrepared} is all that the host does ahead: {@code CudaPerceptronPatterns}
 * bring the task into the form of the device, {@code CudaPerceptronPlan} says which {@code
 * CudaPerceptronKernel} learns it and how, {@code CudaPerceptronDecay} knows the presentations that
 * no kernel computes, and {@code CudaPerceptronSlot} gives everything a place, with the job that
 * the kernel reads. {@code CudaPerceptronPopulation} takes a piece of the {@code
 * CudaPerceptronSlab} for it, which makes the slot a {@code CudaPerceptronTenant} that {@code
 * CudaPerceptronAdmission} uploads. Each {@code CudaPerceptronRun} then goes on in one {@code
 * CudaPerceptronLane} after another, by {@code CudaPerceptronTurns}, until its {@code
 * CudaPerceptronProgress} says that it has ended; {@code CudaPerceptronOutcome} makes a result of
 * what it leaves. {@code CudaPerceptronStreams} are the order in which the device does all this.
 */
package org.synapticcaching.cuda.perceptron;
