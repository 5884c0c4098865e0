/**
 * Studies: the cheapest way to learn, searched for over a mixed space of settings. Waves of Sobol
 * points go through successive halving, the best few branches (equal but for numbers of ranges) are
 * descended by CMA-ES, and finalists run again on fresh seeds, which alone count. All questions
 * follow from the answers to earlier ones, and a journal keeps the answers: a study goes on by
 * asking again.
 */
package org.synapticcaching.study;
