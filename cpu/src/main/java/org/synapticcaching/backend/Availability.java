package org.synapticcaching.backend;

/**
 * Whether a backend can run on this machine.
 *
 * @param available whether it can
 * @param device the processor or card it would use, or what is known of it
 * @param reason empty when available; else what is missing
 * @param remedy empty when available; else what to do about it
 */
public record Availability(boolean available, String device, String reason, String remedy) {
  /** Begins the name of the tests' device, which computes on the processor. */
  private static final String EMULATED = "Emulated";

  /** It can run, on this device. */
  public static Availability on(String device) {
    return new Availability(true, device, "", "");
  }

  /** It cannot. */
  public static Availability missing(String reason, String remedy) {
    return new Availability(false, "", reason, remedy);
  }

  /** Whether the device is only an emulation of one, of which no time may be measured. */
  public boolean emulated() {
    return device.startsWith(EMULATED);
  }

  /** The message for users who choose the backend: what is missing and what to do. */
  public String refusal(String id) {
    return "backend '" + id + "' is not available: " + reason + "; " + remedy;
  }
}
