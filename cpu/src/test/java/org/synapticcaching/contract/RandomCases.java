package org.synapticcaching.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.opentest4j.TestAbortedException;

/**
 * A test of random cases: it takes one {@link Draw}, and runs once for each of {@link #count} seeds
 * from {@link #first} on. A failure names its seed; {@code -Dseed=} repeats the case of that seed
 * alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(RandomCases.Seeds.class)
@ExtendWith(RandomCases.SeedOfFailure.class)
public @interface RandomCases {
  /** Number of cases, at least 1. */
  int count();

  /** Seed of the first case. */
  long first();

  /** Gives a test its cases. */
  final class Seeds implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      RandomCases cases = context.getRequiredTestMethod().getAnnotation(RandomCases.class);
      Long only = Long.getLong(Draw.PROPERTY);
      LongStream seeds =
          only == null
              ? LongStream.range(cases.first(), cases.first() + cases.count())
              : LongStream.of(only);
      return seeds.mapToObj(Draw::new).map(Arguments::of);
    }
  }

  /** Puts the seed of a case that fails into the message. */
  final class SeedOfFailure implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      if (failure instanceof TestAbortedException) {
        throw failure;
      }
      throw new AssertionError(
          "with " + context.getDisplayName() + ": " + failure.getMessage(), failure);
    }
  }
}
