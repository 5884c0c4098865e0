package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.Cards;
import org.synapticcaching.figure.run.Shard;
import org.synapticcaching.study.Answers;
import org.synapticcaching.study.Found;
import org.synapticcaching.study.Journal;
import org.synapticcaching.study.LearnedAnswers;
import org.synapticcaching.study.Parameter;
import org.synapticcaching.study.ParameterWords;
import org.synapticcaching.study.Question;
import org.synapticcaching.study.Range;
import org.synapticcaching.study.Search;
import org.synapticcaching.study.Space;
import org.synapticcaching.study.StudyFolder;
import org.synapticcaching.study.StudyPlan;
import org.synapticcaching.sweep.NetworkGroup;
import org.synapticcaching.sweep.Seats;
import org.synapticcaching.sweep.Sweep;
import org.synapticcaching.sweep.SweepPlan;
import org.synapticcaching.sweep.SweepPoint;

/**
 * A study from options to the winner.
 *
 * @param options of the search
 * @param space that is searched
 * @param limits how long runs are, as the user wants them
 * @param reader makes runs of settings
 * @param backends that the reader takes
 * @param request what the user wants to compute with
 * @param console where the user is told
 * @param interrupted whether the user wants to stop
 */
record SearchJob(
    SearchOptions options,
    Space space,
    RunLimits limits,
    NetworkReader reader,
    PlanBackends backends,
    BackendRequest request,
    SweepJob.Console console,
    BooleanSupplier interrupted) {

  /**
   * Does what the options say.
   *
   * @return exit code
   * @throws UsageException when something makes no sense, before anything is computed
   */
  int run() throws IOException {
    StudyFolder folder = new StudyFolder(options.study());
    Optional<String> before = Journal.fact(folder.journal(), "backend");
    if (request.automatic() && before.isPresent()) {
      backends.settle(Backends.named(new BackendRequest(before.get(), request.device())));
    }
    return fitting().search(folder, before.isPresent());
  }

  private int search(StudyFolder folder, boolean begun) throws IOException {
    NetworkGroup sample = sample();
    StudyPlan plan = plan(sample.data().set().train().size());
    if (request.automatic() && !begun) {
      settle(plan);
      sample = sample();
    }
    Backend backend = sample.backend();
    if (backend.design().onDevice()) {
      Cards.of(backend).words().ifPresent(console.notice());
    }
    Map<String, Object> facts = facts(plan, backend);
    folder.requireWritable();
    try (Journal journal =
        new Journal(folder.journal(), facts, sample.columns(), console.notice())) {
      return search(folder, plan, facts, journal, sample);
    }
  }

  /**
   * The same without usual values that make no sense with what the user fixed.
   *
   * @throws UsageException naming a value of the user's that makes none beside any others
   */
  private SearchJob fitting() {
    Set<String> asked =
        options.vary().stream().map(ParameterWords::option).collect(Collectors.toSet());
    List<Parameter> fitting = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Parameter parameter : space.parameters()) {
      List<String> words = new ArrayList<>(parameter.words());
      for (int choice = 0; choice < parameter.choices(); choice++) {
        boolean isWord = choice < parameter.words().size();
        Optional<UsageException> senseless = senseless(space.samples(parameter, choice));
        if (senseless.isEmpty()) {
          if (!isWord && asked.contains(parameter.option())) {
            requireEnds(parameter, space.samples(parameter, choice));
          }
          continue;
        }
        if (!isWord || asked.contains(parameter.option()) || words.size() == 1) {
          throw senseless.get();
        }
        String word = parameter.words().get(choice);
        words.remove(word);
        notes.add(
            "%s=%s is not searched: %s"
                .formatted(parameter.option(), word, senseless.get().getMessage()));
      }
      fitting.add(parameter.with(words));
    }
    notes.forEach(console.notice());
    return new SearchJob(
        options,
        new Space(fitting, space.fixed()),
        limits,
        reader,
        backends,
        request,
        console,
        interrupted);
  }

  /** Else a part of the range would be left out, and nobody told. */
  private void requireEnds(Parameter parameter, List<Map<String, String>> samples) {
    Range range = parameter.range().orElseThrow();
    for (String end : List.of(range.word(0), range.word(1))) {
      List<Map<String, String>> there = new ArrayList<>();
      for (Map<String, String> settings : samples) {
        if (settings.containsKey(parameter.option())) {
          Map<String, String> atEnd = new LinkedHashMap<>(settings);
          atEnd.put(parameter.option(), end);
          there.add(atEnd);
        }
      }
      Optional<UsageException> senseless = senseless(there);
      if (senseless.isPresent()) {
        throw new UsageException(
            "--vary %s: an end of %s makes no sense: %s"
                .formatted(parameter.option(), parameter.text(), senseless.get().getMessage()));
      }
    }
  }

  /** Why none of these settings makes sense; empty when one does, or there are none. */
  private Optional<UsageException> senseless(List<Map<String, String>> samples) {
    UsageException senseless = null;
    for (Map<String, String> settings : samples) {
      try {
        reader.read(new Question(settings, limits.seed(), 1).values());
        return Optional.empty();
      } catch (UsageException wrong) {
        senseless = wrong;
      }
    }
    return Optional.ofNullable(senseless);
  }

  /** What makes no sense is no fault of the user here: such settings are not searched. */
  private SweepPlan.Reader.Read read(Map<String, String> values) {
    try {
      return reader.read(values);
    } catch (UsageException senseless) {
      throw new IllegalArgumentException(senseless.getMessage(), senseless);
    }
  }

  /** What the first settings that make sense learn. */
  private NetworkGroup sample() {
    Parameter first = space.parameters().get(0);
    for (Map<String, String> settings : space.samples(first, 0)) {
      try {
        Question question = new Question(settings, limits.seed(), 1);
        return (NetworkGroup) reader.read(question.values()).run().group();
      } catch (UsageException senseless) {
        continue;
      }
    }
    throw new IllegalStateException("what made sense makes none");
  }

  private StudyPlan plan(int patterns) {
    return new StudyPlan(
        options.accuracy(),
        limits.presentations(patterns),
        limits.between(patterns),
        options.wave(),
        options.finalists(),
        options.freshSeeds(),
        limits.seed());
  }

  private void settle(StudyPlan plan) {
    List<SweepPoint> points = new ArrayList<>();
    LearnedAnswers unlearned = new LearnedAnswers(this::read, null, 0, null);
    for (Question each : new Search(space, plan, options.budget(), unlearned).first()) {
      Map<String, String> values = each.values();
      SweepPlan.Reader.Read read = read(values);
      points.add(new SweepPoint(points.size(), read.id(), values, read.run()));
    }
    backends.settle(Sweep.batches(points), request.device(), options.threads(), console.notice());
  }

  private Map<String, Object> facts(StudyPlan plan, Backend backend) {
    List<String> varied = new ArrayList<>(space.options());
    varied.addAll(List.of(Question.SEED, Question.PRESENTATIONS));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.putAll(plan.facts());
    facts.put("space", space.texts());
    facts.putAll(reader.facts(varied, backend));
    return facts;
  }

  private int search(
      StudyFolder folder,
      StudyPlan plan,
      Map<String, Object> facts,
      Journal journal,
      NetworkGroup sample)
      throws IOException {
    try (Progress shown = console.progress().start("search")) {
      long memory = MemoryNeed.available();
      SearchProgress progress = new SearchProgress(shown);
      LearnedAnswers answers =
          new LearnedAnswers(
              this::read,
              journal,
              memory,
              new Sweep.Working(
                  Shard.WHOLE,
                  Seats.here(options.threads(), memory),
                  interrupted,
                  progress::update));
      Search search = new Search(space, plan, options.budget(), answers);
      progress.watch(search);
      Found found = search.run();
      Question winner = found.best().answers().get(0).question();
      List<String> command = reader.command(winner.values());
      folder.write(found, sample.columns(), command, facts);
      console.out().print(FoundText.of(found, plan, command, folder));
      console.out().flush();
      return ExitCode.DONE;
    } catch (Answers.Stopped stopped) {
      console
          .notice()
          .accept(
              "interrupted: %d runs are in %s; the same command goes on from there"
                  .formatted(journal.size(), folder.journal()));
      return ExitCode.INTERRUPTED;
    }
  }
}
