package org.synapticcaching.backend.calibration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.synapticcaching.backend.Backend;

/**
 * What measured speeds hold for: anything else here gives others.
 *
 * @param card the device's backend with the version of its numbers, and the card
 * @param driver of the card
 * @param processor the processor's backend with the version of its numbers, and the processor
 * @param java that runs the processor's backend
 */
public record MeasuredPair(String card, String driver, String processor, String java) {
  private static final int NAME_BYTES = 6;

  /** That of two backends on this machine. */
  public static MeasuredPair of(Backend processor, Backend device) {
    return new MeasuredPair(
        device.numerics().words(),
        device.driver(),
        "%s, %s, %d threads"
            .formatted(
                processor.numerics().words(),
                ProcessorModel.ofThisMachine().orElse("unknown model"),
                Runtime.getRuntime().availableProcessors()),
        Runtime.version().toString());
  }

  /** By name, as a file has it. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("card", card);
    facts.put("driver", driver);
    facts.put("processor", processor);
    facts.put("java", java);
    return facts;
  }

  /** Different for different cards and processors, which may share a user's folder. */
  String fileName() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((card + "\n" + processor).getBytes(StandardCharsets.UTF_8));
      return "auto-" + HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".properties";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
