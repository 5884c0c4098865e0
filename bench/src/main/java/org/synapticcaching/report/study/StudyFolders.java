package org.synapticcaching.report.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.study.SavedStudy;

/**
 * The studies among results.
 *
 * @param results the folder of results
 * @param studies those that came to their end, by name
 * @param problems a line for each that cannot be read
 */
record StudyFolders(Path results, List<SavedStudy> studies, List<String> problems) {
  /** Studies lie side by side in a folder of their own, also in that of the reference runs. */
  private static final int DEPTH = 3;

  StudyFolders {
    studies = List.copyOf(studies);
    problems = List.copyOf(problems);
  }

  /**
   * All that are in a folder of results.
   *
   * @param folders looks into them
   */
  static StudyFolders in(Path results, ResultFolders folders) {
    List<Path> found = new ArrayList<>();
    collect(results, DEPTH, folders, found);
    List<SavedStudy> studies = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path folder : found) {
      try {
        studies.add(SavedStudy.read(folder));
      } catch (IOException broken) {
        problems.add(broken.getMessage());
      }
    }
    return new StudyFolders(results, studies, problems);
  }

  private static void collect(Path folder, int depth, ResultFolders folders, List<Path> into) {
    for (Path each : folders.entries(folder)) {
      if (SavedStudy.isOne(each)) {
        into.add(each);
      } else if (depth > 1) {
        collect(each, depth - 1, folders, into);
      }
    }
  }

  /** What a study is called: its folder within the results. */
  String name(SavedStudy study) {
    List<String> names = new ArrayList<>();
    results.relativize(study.directory()).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }
}
