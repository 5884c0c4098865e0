package org.synapticcaching.figure.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  @Test
  void shardsAreCountedFromOne() {
    assertEquals(new Shard(3, 4), Shard.parse("3/4"));
    assertEquals("3/4", Shard.parse("3/4").toString());
    assertTrue(Shard.parse("1/1").isWhole());
    assertFalse(Shard.parse("4/4").isWhole());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0/4", "5/4", "1/0", "-1/4", "1", "1/", "/4", "1/4/2", "a/b", "1.5/4", ""})
  void whatIsNoShardIsRefused(String text) {
    String line =
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(text)).getMessage();
    assertEquals("a shard i/n is one of 1/n to n/n, got " + text, line);
  }

  @Test
  void noShardHasMuchMoreToDoThanAnother() {
    int shards = 7;
    Random random = new Random(1);
    ShardDealer dealer = new ShardDealer(shards);
    double[] given = new double[shards];
    double longest = 0;
    for (int piece = 0; piece < 500; piece++) {
      double cost = Math.exp(2 * random.nextGaussian());
      longest = Math.max(longest, cost);
      given[dealer.deal(cost) - 1] += cost;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double some : given) {
      least = Math.min(least, some);
      most = Math.max(most, some);
    }
    assertTrue(most - least <= longest, most + " and " + least + " with pieces up to " + longest);
  }
}
