package org.synapticcaching.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.sweep.Sweep;
import org.synapticcaching.sweep.SweepPlan;
import org.synapticcaching.sweep.SweepPoint;

/** Answers from a journal, and where it has none by learning, on all cores or cards. */
public final class LearnedAnswers implements Answers {
  private final SweepPlan.Reader reader;
  private final Journal journal;
  private final long memory;
  private final Sweep.Working how;
  private long points;
  private long finished;

  /**
   * For one study.
   *
   * @param reader makes runs of the values of questions
   * @param memory bytes that runs may use
   * @param how receives the number of all runs that are finished
   */
  public LearnedAnswers(SweepPlan.Reader reader, Journal journal, long memory, Sweep.Working how) {
    this.reader = reader;
    this.journal = journal;
    this.memory = memory;
    this.how = how;
  }

  @Override
  public List<Answer> to(List<Question> questions) throws IOException {
    List<String> ids = new ArrayList<>();
    Map<String, SweepPoint> missing = new LinkedHashMap<>();
    for (Question question : questions) {
      Map<String, String> values = question.values();
      SweepPlan.Reader.Read read = reader.read(values);
      ids.add(read.id());
      if (journal.known(read.id()).isEmpty()) {
        missing.computeIfAbsent(read.id(), id -> new SweepPoint(points++, id, values, read.run()));
      }
    }
    learn(List.copyOf(missing.values()));
    finished += questions.size();
    List<Answer> answers = new ArrayList<>();
    for (int q = 0; q < ids.size(); q++) {
      String id = ids.get(q);
      Journal.Line line = journal.known(id).orElseThrow(Stopped::new);
      answers.add(new Answer(questions.get(q), id, line.row(), line.seconds()));
    }
    return answers;
  }

  private void learn(List<SweepPoint> missing) throws IOException {
    if (missing.isEmpty()) {
      return;
    }
    Sweep.Done done =
        Sweep.learn(
            missing,
            journal,
            memory,
            new Sweep.Working(
                how.shard(),
                how.seats(),
                how.stop(),
                more -> how.finished().accept(finished + more)));
    for (Exception failure : done.failures()) {
      if (failure instanceof IOException unsaved) {
        throw unsaved;
      }
      throw (RuntimeException) failure;
    }
  }

  @Override
  public boolean makesSense(Question question) {
    try {
      return reader.read(question.values()) != null;
    } catch (IllegalArgumentException senseless) {
      return false;
    }
  }
}
