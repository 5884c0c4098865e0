package org.synapticcaching.device;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that run the GPU code on an emulation of the CUDA driver and of cuBLAS on the host's
 * processor. Skipped with one line where it cannot be built; with {@code -Demulation.required=true}
 * they fail there instead. A test fails that leaves device memory, streams, events or page-locked
 * memory behind that were not there before it.
 *
 * <p>They run in a process of their own, since a process can have only one CUDA driver.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("emulated")
@ExtendWith(EmulationExtension.class)
public @interface OnEmulation {}
