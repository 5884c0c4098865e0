package org.synapticcaching.cli.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Exit codes of every command. */
public final class ExitCode {
  /** Done; a run that missed its goal is done too. */
  public static final int DONE = 0;

  /** Failed at run time. */
  public static final int FAILED = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** The user interrupted it; what was finished is on disk. */
  public static final int INTERRUPTED = 130;

  /** Whoever read standard output has left, as in {@code | head}: the code of other programs. */
  public static final int READER_LEFT = 141;

  private ExitCode() {}

  /** What helps tell: these codes, and those by which Java ends when a signal ends it. */
  public static Map<String, String> explained() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(" " + DONE, "done; a run that missed its goal is done too");
    codes.put(" " + FAILED, "failed");
    codes.put(" " + USAGE, "wrong usage; nothing was computed");
    codes.put(" 129", "ended by SIGHUP: the terminal was closed");
    codes.put(" " + INTERRUPTED, "interrupted by SIGINT (Ctrl-C); what was finished is on disk");
    codes.put(" 137", "killed by SIGKILL, as the system does when memory runs out");
    codes.put(" " + READER_LEFT, "whoever read standard output has left, as 'head' does");
    codes.put(" 143", "ended by SIGTERM, as 'kill' does, in the same order as by Ctrl-C");
    return codes;
  }
}
