package org.synapticcaching.numbers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;

/** Writes the digits of a backend's short runs to standard output, for a Java with other flags. */
final class DigitsProgram {
  private DigitsProgram() {}

  /** One argument: the backend's id. */
  public static void main(String[] args) throws IOException {
    Backend backend = Backends.named(args[0]);
    System.out.println(
        new ObjectMapper()
            .writeValueAsString(
                Map.of("machine", backend.numerics().machine(), "runs", ShortRuns.of(backend))));
  }
}
