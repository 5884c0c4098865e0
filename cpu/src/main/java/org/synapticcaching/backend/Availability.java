package org.synapticcaching.backend;

/**
 * Whether a backend can run here.
 *
 * @param available whether it can
 * @param device the processor or card it would use, or what is known of it
 * @param reason empty when available; else what is missing
 * @param remedy empty when available; else what to do about it
 */
public record Availability(boolean available, String device, String reason, String remedy) {
  /** It can run, on this device. */
  public static Availability on(String device) {
    return new Availability(true, device, "", "");
  }

  /** It cannot. */
  public static Availability missing(String reason, String remedy) {
    return new Availability(false, "", reason, remedy);
  }
}
