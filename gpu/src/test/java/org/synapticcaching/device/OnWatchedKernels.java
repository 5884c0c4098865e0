package org.synapticcaching.device;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need an emulation with {@link EmulatedKernels#WATCHED} kernels, in which every race
 * ends a launch. They run in processes of their own, in which the property {@code
 * emulation.kernels} asks for it, and are skipped in others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("watched")
@ExtendWith(EmulationExtension.class)
public @interface OnWatchedKernels {}
