package org.synapticcaching.jmh.param;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a parameter of a benchmark may be, beside the values that are measured by themselves. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Allowed {
  /** Numbers or words of one kind. */
  Range value() default Range.NONE;

  /** Words besides. */
  String[] words() default {};
}
