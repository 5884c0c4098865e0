package org.synapticcaching.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandedArgumentsTest {
  private static final String[] TYPED = {"train", "", "süß 1+1 %41.csv", "日本\n", "--hidden=4,2"};

  @AfterEach
  void asBefore() {
    System.clearProperty(HandedArguments.PROPERTY);
  }

  @Test
  void argumentsComeBackAsTheyWere() {
    String[] handed = Arrays.stream(TYPED).map(HandedArguments::encode).toArray(String[]::new);
    assertTrue(Arrays.stream(handed).allMatch(each -> each.matches("\\p{ASCII}*")));
    System.setProperty(HandedArguments.PROPERTY, "true");
    assertArrayEquals(TYPED, HandedArguments.received(handed));
  }

  @Test
  void othersAreTakenAsTheyAre() {
    assertSame(TYPED, HandedArguments.received(TYPED));
  }
}
