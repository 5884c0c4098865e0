package org.synapticcaching.figure.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.synapticcaching.backend.select.MemoryNeed;

/**
 * What one thread computes without a break: a point, or several that a device computes together.
 *
 * @param members at least one, all with the same backend and images
 * @param bytes of memory that it takes
 */
record Job(List<Member> members, long bytes) {
  /**
   * A point to be computed.
   *
   * @param state the figure that it belongs to
   */
  record Member(FigureState state, Point point) {}

  /**
   * Points that may be computed together: of whatever figure, by one backend on the same images.
   *
   * @param work equal for those
   */
  private record Group(Object computing, Object data, Object work) {}

  Job {
    members = List.copyOf(members);
  }

  /**
   * Points by themselves, or as many of a group as memory has room for in one population; a
   * population for each of several cards, so that they end at about the same time.
   *
   * @param todo those that take longest first
   * @param seconds that a point is expected to take
   * @param cards that a point's group can be divided among, >= 1
   */
  static List<Job> of(
      List<Member> todo,
      MemoryGate memory,
      ToDoubleFunction<Member> seconds,
      ToIntFunction<Member> cards) {
    Map<Object, List<List<Member>>> open = new HashMap<>();
    List<List<Member>> jobs = new ArrayList<>();
    for (Member member : todo) {
      List<List<Member>> side = open.computeIfAbsent(group(member), any -> new ArrayList<>());
      Optional<List<Member>> shortest =
          side.size() < cards.applyAsInt(member)
              ? Optional.empty()
              : side.stream()
                  .min(Comparator.comparingDouble(job -> job.stream().mapToDouble(seconds).sum()));
      if (shortest.filter(job -> hasRoom(job, member, memory)).isPresent()) {
        shortest.get().add(member);
      } else {
        List<Member> job = new ArrayList<>(List.of(member));
        shortest.ifPresent(full -> side.removeIf(each -> each == full));
        side.add(job);
        jobs.add(job);
      }
    }
    return jobs.stream().map(Job::of).toList();
  }

  private static Object group(Member member) {
    FigureEnvironment environment = member.state().figure().environment();
    Optional<BatchedWork> batched = batched(member);
    return batched.isPresent()
        ? new Group(environment.computing(), environment.data(), batched.get().group())
        : member;
  }

  private static boolean hasRoom(List<Member> job, Member another, MemoryGate memory) {
    List<Member> both = new ArrayList<>(job);
    both.add(another);
    return need(both).filter(need -> !memory.allows(need)).isEmpty();
  }

  private static Job of(List<Member> members) {
    return new Job(members, need(members).map(MemoryNeed::bytes).orElse(0L));
  }

  /** What points need side by side; empty when that is little. */
  static Optional<MemoryNeed> need(List<Member> members) {
    FigureEnvironment environment = members.get(0).state().figure().environment();
    return Point.population(members.stream().map(Member::point).toList())
        .map(
            spec ->
                MemoryNeed.of(environment.backend().orElseThrow(), spec, environment.data().get()));
  }

  /** The work of a point together with others, where that suits the backend. */
  private static Optional<BatchedWork> batched(Member member) {
    return member.state().figure().computesTogether() ? member.point().batched() : Optional.empty();
  }

  /** Whether the points are computed together. */
  boolean isBatch() {
    return members.size() > 1
        || batched(members.get(0)).filter(BatchedWork::batchesSingletons).isPresent();
  }

  /** What is to be computed. */
  PointWork work() {
    return new PointWork(members.stream().map(Member::point).toList(), isBatch());
  }

  /** What tells its points from all others. */
  List<PointWork.Name> names() {
    return members.stream().map(Job::name).toList();
  }

  private static PointWork.Name name(Member member) {
    FigurePoints figure = member.state().figure();
    return new PointWork.Name(
        figure.figure(), member.point().key(), figure.saved().name(member.point()));
  }

  /** What they are computed with. */
  FigureEnvironment environment() {
    return members.get(0).state().figure().environment();
  }

  /** The figures whose points it computes, each once. */
  List<FigureState> figures() {
    return members.stream().map(Member::state).distinct().toList();
  }

  /** Whether none of its figures needs it any more. */
  boolean isVain() {
    return members.stream().allMatch(member -> member.state().failed());
  }

  /** What is not finished of it, each figure by itself. */
  List<Job> split() {
    Map<FigureState, List<Member>> parts = new LinkedHashMap<>();
    for (Member member : members) {
      if (!member.state().isDone(member.point())) {
        parts.computeIfAbsent(member.state(), any -> new ArrayList<>()).add(member);
      }
    }
    return parts.values().stream().map(Job::of).toList();
  }

  /** In words, for whoever is to look into why it failed. */
  String name() {
    String others = members.size() > 1 ? " (with " + (members.size() - 1) + " others)" : "";
    return members.get(0).point().key() + others;
  }
}
