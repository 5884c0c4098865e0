package org.synapticcaching.cli.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script for {@code sbatch}: an array of tasks, each of which computes a shard into the folder
 * that all share. A task that is requeued, or ended by the limit on its time, loses little.
 *
 * @param name of the job
 * @param jar this program
 * @param words of the command, without what chooses a part
 * @param tasks number of tasks, >= 1
 * @param atOnce most tasks at a time, >= 1
 * @param seconds that one core is expected to take for all of the work, >= 0
 * @param bytes of memory that each task takes at most, besides Java's own
 * @param card whether each task computes on a card
 */
record SlurmScript(
    String name,
    Path jar,
    List<String> words,
    int tasks,
    int atOnce,
    double seconds,
    long bytes,
    boolean card) {
  private static final int CORES = 4;

  /** What is expected may be wrong by so much, and processors slower. */
  private static final double SLACK = 5;

  private static final int SHORTEST_MINUTES = 10;
  private static final long GIGABYTE = 1L << 30;

  /** What Java takes besides, and what it leaves free. */
  private static final double JAVA = 1.3;

  SlurmScript {
    words = List.copyOf(words);
  }

  String text() {
    long heap = Math.max(2, (long) Math.ceil(1.25 * bytes / GIGABYTE) + 1);
    return String.join(
            "\n",
            "#!/bin/bash",
            "#SBATCH --job-name=" + name,
            "#SBATCH --array=1-%d%%%d".formatted(tasks, Math.min(atOnce, tasks)),
            "#SBATCH --cpus-per-task=" + CORES,
            "#SBATCH --mem=%dG".formatted((long) Math.ceil(JAVA * heap + 1)),
            "#SBATCH --time=" + time(),
            (card ? "" : "#") + "#SBATCH --gres=gpu:1",
            "#SBATCH --requeue",
            "#SBATCH --signal=TERM@120",
            "#SBATCH --open-mode=append",
            "#SBATCH --output=%s-%%A_%%a.log".formatted(name),
            "# To be filled in, as your cluster wants it (one # less makes Slurm read a line):",
            "##SBATCH --partition=PARTITION",
            "##SBATCH --account=ACCOUNT",
            "# module load java/17",
            "",
            "set -euo pipefail",
            "# All tasks share the folder of --out; a task that is started again goes on where it"
                + " was.",
            "# When all have ended, the same command without --shard writes what belongs to all:",
            "#   java -jar " + command(),
            "exec java -Xmx%dg -jar %s %s--shard \"$SLURM_ARRAY_TASK_ID/%d\""
                .formatted(heap, command(), threads(), tasks))
        + "\n";
  }

  private String command() {
    return Stream.concat(Stream.of(jar.toString()), words.stream())
        .map(SlurmScript::quoted)
        .collect(Collectors.joining(" "));
  }

  private String threads() {
    boolean given = words.stream().anyMatch(word -> word.matches("--threads(=.*)?"));
    return given ? "" : "--threads \"$SLURM_CPUS_PER_TASK\" ";
  }

  private String time() {
    double each = SLACK * seconds / tasks / CORES;
    long minutes = Math.max(SHORTEST_MINUTES, (long) Math.ceil(each / 60));
    return String.format(
        Locale.ROOT, "%d-%02d:%02d:00", minutes / 1440, minutes / 60 % 24, minutes % 60);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
