package org.synapticcaching.device;

/** The last kernels launched on a stream: a failing one is reported at a later call only. */
final class RecentLaunches {
  private static final int KEPT = 4;

  private final String[] kernel = new String[KEPT];
  private final int[] numbers = new int[4 * KEPT];
  private long count;
  private String together;

  /** Notes a launch, unless the last one was the same; allocates nothing. */
  void add(String name, int gridX, int gridY, int block, int sharedBytes) {
    if (count > 0 && isLast(name, gridX, gridY, block, sharedBytes)) {
      return;
    }
    int slot = (int) (count % KEPT);
    kernel[slot] = name;
    numbers[4 * slot] = gridX;
    numbers[4 * slot + 1] = gridY;
    numbers[4 * slot + 2] = block;
    numbers[4 * slot + 3] = sharedBytes;
    count++;
  }

  /** Notes the kernel of a launch whose blocks wait for each other. */
  void addTogether(String name) {
    together = name;
  }

  /** The last of these kernels, in words. */
  String lastTogether() {
    return together == null ? "a kernel" : "kernel '" + together + "'";
  }

  private boolean isLast(String name, int gridX, int gridY, int block, int sharedBytes) {
    int slot = (int) ((count - 1) % KEPT);
    return kernel[slot].equals(name)
        && numbers[4 * slot] == gridX
        && numbers[4 * slot + 1] == gridY
        && numbers[4 * slot + 2] == block
        && numbers[4 * slot + 3] == sharedBytes;
  }

  /** Empty, or "; launched last: ..." with the last launch first. */
  String describe() {
    if (count == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder("; launched last: ");
    for (long at = count - 1; at >= Math.max(0, count - KEPT); at--) {
      int slot = (int) (at % KEPT);
      text.append(at == count - 1 ? "" : ", before it ");
      text.append(
          launch(
              kernel[slot],
              numbers[4 * slot],
              numbers[4 * slot + 1],
              numbers[4 * slot + 2],
              numbers[4 * slot + 3]));
    }
    return text.toString();
  }

  /** A launch in words: kernel, grid, block and shared bytes. */
  static String launch(String kernel, int gridX, int gridY, int block, int sharedBytes) {
    return "kernel '%s' (grid %s%s, block %s, %s bytes shared)"
        .formatted(kernel, gridX, gridY == 1 ? "" : " x " + gridY, block, sharedBytes);
  }
}
