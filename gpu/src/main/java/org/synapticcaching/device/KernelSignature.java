package org.synapticcaching.device;

import java.util.List;

/**
 * The types of a kernel's arguments as its PTX declares them, such as {@code u64} or {@code f32}.
 */
record KernelSignature(String kernel, List<String> types) {
  KernelSignature {
    types = List.copyOf(types);
  }

  int count() {
    return types.size();
  }

  /** Checks that an argument of this size, floating or not, belongs at the index. */
  void check(int index, int bytes, boolean floating) {
    if (index < 0 || index >= count()) {
      throw new IllegalArgumentException(
          "kernel '" + kernel + "' has " + count() + " arguments, there is none at index " + index);
    }
    String type = types.get(index);
    boolean sameKind = (type.charAt(0) == 'f') == floating;
    if (!sameKind || Integer.parseInt(type.substring(1)) != 8 * bytes) {
      throw new IllegalArgumentException(
          "argument %s of kernel '%s' is .%s, it was given %s bytes of %s"
              .formatted(
                  index,
                  kernel,
                  type,
                  bytes,
                  floating ? "a floating-point number" : "an integer or address"));
    }
  }
}
