package org.synapticcaching.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.figure.run.Row;

/**
 * Answers of a formula, with noise that follows from the seed, instead of learning.
 *
 * @param energy of settings
 * @param needed presentations until settings reach the accuracy
 * @param sense of settings
 * @param asked receives every question
 */
record MadeAnswers(
    ToDoubleFunction<Map<String, String>> energy,
    ToDoubleFunction<Map<String, String>> needed,
    Predicate<Map<String, String>> sense,
    List<Question> asked)
    implements Answers {
  private static final double NOISE = 0.02;
  private static final double SECONDS_FOR_EACH = 1e-4;

  static MadeAnswers of(
      ToDoubleFunction<Map<String, String>> energy, ToDoubleFunction<Map<String, String>> needed) {
    return new MadeAnswers(energy, needed, any -> true, new ArrayList<>());
  }

  @Override
  public List<Answer> to(List<Question> questions) {
    return questions.stream().map(this::answer).toList();
  }

  private Answer answer(Question question) {
    asked.add(question);
    double needs = needed.applyAsDouble(question.settings());
    boolean reached = needs <= question.presentations();
    double noise = 1 + NOISE * new Random(question.hashCode()).nextGaussian();
    Row row =
        Row.builder()
            .set("success", reached)
            .set("presentations", (long) Math.min(needs, question.presentations()))
            .set("accuracy", reached ? 0.93 : 0.93 * question.presentations() / needs)
            .set("total", energy.applyAsDouble(question.settings()) * noise)
            .build();
    String id = Json.digest(question.values().toString()).substring(0, 16);
    return new Answer(question, id, row, asked.size() * SECONDS_FOR_EACH);
  }

  @Override
  public boolean makesSense(Question question) {
    return sense.test(question.settings());
  }
}
