package org.synapticcaching.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownWordsTest {
  private static final KnownWords COMMANDS =
      new KnownWords("command", List.of("train", "perceptron", "figure", "data"));
  private static final KnownWords OPTIONS =
      new KnownWords("option", List.of("-h", "--help", "--hidden", "--threshold", "--threads"));
  private static final KnownWords FIGURES =
      new KnownWords("figure", List.of("fig1", "fig5a", "fig5b", "fig5c", "fig5d", "fig6"));

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, '', 3",
    "'', abc, 3",
    "trian, train, 1",
    "hiden, hidden, 1",
    "hiddden, hidden, 1",
    "hudden, hidden, 1",
    "kitten, sitting, 3",
    "ab, ba, 1",
    // Nothing is edited twice: ca, a, ab, abc.
    "ca, abc, 3",
  })
  void distanceCountsMistakesEitherWay(String one, String other, int expected) {
    assertEquals(expected, KnownWords.distance(one, other));
    assertEquals(expected, KnownWords.distance(other, one));
  }

  @Test
  void aMisspeltWordIsFound() {
    assertEquals(List.of("train"), COMMANDS.near("trian"));
    assertEquals(List.of("perceptron"), COMMANDS.near("percptrn"));
    assertEquals(
        "unknown command 'trian'; did you mean 'train'? known: train, perceptron, figure, data",
        COMMANDS.refusal("trian"));
  }

  @Test
  void dashesDoNotCount() {
    assertEquals(List.of("--hidden"), OPTIONS.near("-hidden"));
    assertEquals(List.of("--hidden"), OPTIONS.near("hiden"));
    assertEquals("; did you mean '--hidden'?", OPTIONS.meant("--hiden"));
  }

  @Test
  void theBeginningOfWordsStandsForThem() {
    assertEquals(List.of("fig5a", "fig5b", "fig5c"), FIGURES.near("fig5"));
    assertEquals("; did you mean '--threads'?", OPTIONS.meant("--thre"));
    assertEquals("; did you mean 'fig1' or 'fig6'?", FIGURES.meant("fig8"));
  }

  @Test
  void aWordLikeNoOtherIsOnlyRefused() {
    assertEquals(List.of(), COMMANDS.near("cifar"));
    assertEquals(List.of(), OPTIONS.near("4"));
    assertEquals(List.of(), COMMANDS.near(""));
    assertEquals(List.of(), new KnownWords("nothing", List.of()).near("word"));
    assertEquals(
        "unknown command 'cifar'; known: train, perceptron, figure, data",
        COMMANDS.refusal("cifar"));
  }
}
