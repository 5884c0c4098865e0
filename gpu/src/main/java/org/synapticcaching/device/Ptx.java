package org.synapticcaching.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a PTX resource and the kernels that it declares (PTX ISA, section 10, .entry). */
record Ptx(String resource, String text, Map<String, KernelSignature> kernels) {
  private static final String ENDING = ".ptx";
  private static final int HASH_BYTES = 8;
  private static final Pattern ENTRY = Pattern.compile("\\.entry\\s+(\\w+)\\s*\\(([^)]*)\\)");
  private static final Pattern PARAMETER = Pattern.compile("\\.param\\s[^,]*?\\.([a-z]\\d+)\\b");

  static Ptx read(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "there is no kernel resource " + resource + " beside " + owner.getName());
      }
      return parse(resource, new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the kernels of " + resource, e);
    }
  }

  static Ptx parse(String resource, String text) {
    Map<String, KernelSignature> kernels = new TreeMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      List<String> types = new ArrayList<>();
      Matcher parameter = PARAMETER.matcher(entry.group(2));
      while (parameter.find()) {
        types.add(parameter.group(1));
      }
      kernels.put(entry.group(1), new KernelSignature(entry.group(1), types));
    }
    return new Ptx(resource, text, Map.copyOf(kernels));
  }

  /** The arguments of a kernel; unknown names are refused with those that there are. */
  KernelSignature signature(String kernel) {
    KernelSignature signature = kernels.get(kernel);
    if (signature == null) {
      throw new IllegalArgumentException(
          String.format(
              "there is no kernel '%s' in %s; it has %s",
              kernel, resource, String.join(", ", kernels.keySet().stream().sorted().toList())));
    }
    return signature;
  }

  /** The resource's name without its ending. */
  String stem() {
    String file = resource.substring(resource.lastIndexOf('/') + 1);
    return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
  }

  /** The beginning of the text's SHA-256, 16 hexadecimal digits. */
  String hash() {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The text as the driver and the compiler want it, with a zero byte at the end. */
  byte[] terminated() {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }
}
