package org.synapticcaching.dataset.fetch;

import java.util.OptionalLong;

/** Told what a download does; called from the thread that fetches. */
public interface FetchListener {
  /** One line about what was done or went wrong; the download goes on. */
  void line(String text);

  /**
   * How far a file is.
   *
   * @param file its name
   * @param done bytes that are here
   * @param total bytes of all, where the server said so
   */
  void progress(String file, long done, OptionalLong total);
}
