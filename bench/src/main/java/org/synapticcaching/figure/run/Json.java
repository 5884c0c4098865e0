package org.synapticcaching.figure.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.Threshold;
import org.synapticcaching.model.ThresholdScope;

/** How this package writes JSON: records by component, infinities and NaN as text. */
public final class Json {
  /** Facts that follow from components are left out: a new one would make saved points unknown. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .addMixIn(Plasticity.class, WrittenFact.class)
          .addMixIn(Threshold.Fixed.class, WrittenNumber.class)
          .addMixIn(Threshold.Automatic.class, WrittenScope.class)
          .build();

  /** The one fact by which points of earlier versions were saved. */
  private interface WrittenFact {
    @JsonProperty("plain")
    boolean isPlain();
  }

  /** A fixed threshold is a number. */
  private interface WrittenNumber {
    @JsonValue
    double theta();
  }

  /** The scope is newer than saved points: that of all earlier ones is left out. */
  private interface WrittenScope {
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = WholeMatrix.class)
    ThresholdScope scope();
  }

  /** Equal to the scope that is left out. */
  static final class WholeMatrix {
    @Override
    public boolean equals(Object other) {
      return other == ThresholdScope.MATRIX;
    }

    @Override
    public int hashCode() {
      return ThresholdScope.MATRIX.hashCode();
    }
  }

  private Json() {}

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * Reads what was written.
   *
   * @throws IOException when it cannot be read or is no JSON
   */
  public static JsonNode read(InputStream in) throws IOException {
    return MAPPER.readTree(in);
  }

  /**
   * Reads what was written.
   *
   * @throws IOException when it is no JSON
   */
  public static JsonNode read(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  /** One line, for keys and files that only programs read. */
  public static String compact(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Indented, for files that people read; ends with a line break. */
  public static byte[] pretty(Object value) {
    try {
      String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** SHA-256 in hexadecimal. */
  public static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
