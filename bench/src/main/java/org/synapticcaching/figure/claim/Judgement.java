package org.synapticcaching.figure.claim;

/**
 * A claim compared with data.
 *
 * @param claim what was claimed
 * @param measured the number that was found
 * @param verdict what follows
 * @param reason why it is not met or not judged; empty when met
 */
public record Judgement(Claim claim, Measurement measured, Verdict verdict, String reason) {}
