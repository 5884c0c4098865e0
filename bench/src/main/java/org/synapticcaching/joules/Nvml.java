package org.synapticcaching.joules;

/**
 * The few functions of NVIDIA's management library that a card's energy counter takes. Each throws
 * {@link Refusal} where the library returns an error.
 */
interface Nvml {
  /** No such function on this card. */
  int NOT_SUPPORTED = 3;

  /** The library's own error. */
  final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refusal(int code, String words) {
      super(words + " (NVML error " + code + ")");
      this.code = code;
    }

    /** As the library's header lists them. */
    int code() {
      return code;
    }
  }

  /** Starts the library; may be called more than once. */
  void start() throws Refusal;

  /**
   * The handle of the card at an address.
   *
   * @param busAddress such as {@code 0000:65:00.0}
   */
  long card(String busAddress) throws Refusal;

  /** Millijoules since the driver was loaded. */
  long millijoules(long card) throws Refusal;

  /** The library's name of a card. */
  String name(long card) throws Refusal;
}
