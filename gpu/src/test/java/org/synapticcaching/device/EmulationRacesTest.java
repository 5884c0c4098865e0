package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jcuda.driver.CUresult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Races are found, each kind of them and with both places, and nothing else is taken for one. */
@OnWatchedKernels
class EmulationRacesTest extends SessionTest {
  private static final int THREADS = 64;
  private static final int ALL = -1;
  private static final int SHARED = 4 * THREADS;

  private KernelModule kernels;
  private DeviceMemory memory;

  @BeforeEach
  void load() {
    kernels = session.load(EmulationRacesTest.class, "races.ptx");
    memory = session.allocate("memory", 4 * THREADS);
    memory.clear();
  }

  private KernelCall call(String kernel, int argument) {
    return kernels.kernel(kernel).call().set(0, memory).set(1, argument);
  }

  private String raceIn(KernelCall call, int blocks) {
    call.launch(blocks, THREADS, SHARED);
    return raceWhenWaitedFor();
  }

  private String raceWhenWaitedFor() {
    GpuFailure thrown = assertThrows(GpuFailure.class, session::synchronize);
    assertEquals(CUresult.CUDA_ERROR_LAUNCH_FAILED, thrown.code(), thrown::getMessage);
    return thrown.getMessage();
  }

  /** Parts of the message in this order, as patterns. */
  private static void tells(String message, String... parts) {
    assertTrue(
        Pattern.compile(String.join(".*", parts), Pattern.DOTALL).matcher(message).find(), message);
  }

  @ParameterizedTest
  @CsvSource({
    // Which comes first is another matter from launch to launch.
    "race_read_after_write, (wrote|read), (reads|writes)",
    "race_write_after_read, (wrote|read), (reads|writes)",
    "race_write_after_write, wrote, writes",
    "race_with_an_atomic, (wrote|read), (reads|writes)"
  })
  void inSharedMemory(String kernel, String first, String second) {
    call(kernel, 0).launch(1, THREADS, SHARED);
    session.synchronize();
    tells(
        raceIn(call(kernel, 1), 1),
        "kernel '" + kernel + "'",
        "race for byte \\d+ of shared memory: thread \\d+",
        " of block 0 " + first + " it at races.cu:\\d+",
        " of block 0 " + second + " it at races.cu:\\d+",
        "with no barrier in between");
  }

  @Test
  void bothPlacesAreTold() throws Exception {
    List<String> source =
        Files.readAllLines(
            Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolveSibling("gpu")
                .resolve("src/test/emulator/kernels/races.cu"));
    String message = raceIn(call("race_read_after_write", 1), 1);
    Matcher places = Pattern.compile("races\\.cu:(\\d+)").matcher(message);
    Set<String> told = new HashSet<>();
    while (places.find()) {
      told.add(source.get(Integer.parseInt(places.group(1)) - 1).strip());
    }
    assertEquals(
        Set.of(
            "ring[threadIdx.x] = threadIdx.x;",
            "results[threadIdx.x] = ring[(threadIdx.x + 1) % blockDim.x];"),
        told,
        message);
  }

  @ParameterizedTest
  @ValueSource(ints = {ALL, 0x0fffffff, 0x3})
  void lanesThatHaveMetAreInOrder(int mask) {
    KernelCall call = call("race_in_a_warp", mask);
    if (mask == ALL) {
      call.launch(1, THREADS, SHARED);
      session.synchronize();
    } else {
      tells(raceIn(call, 1), "kernel 'race_in_a_warp'", "with no barrier in between");
    }
  }

  @Test
  void halvesOfAWarpMeetByThemselves() {
    // Lanes 0 to 15 are alone with each other in a block of 16 threads.
    call("race_in_a_warp", 0xffff).launch(1, 16, SHARED);
    session.synchronize();
    call("race_in_a_warp", 0xff).launch(1, 16, SHARED);
    tells(raceWhenWaitedFor(), "thread (8|9|1\\d) of block 0", "thread (8|9|1\\d) of block 0");
  }

  @Test
  void warpsThatVoteAreNotInOrder() {
    call("race_between_warps", 16).launch(1, THREADS, SHARED);
    session.synchronize();
    tells(raceIn(call("race_between_warps", 32), 1), "no barrier in between");
  }

  @Test
  void bytesOfAWordAreApart() {
    KernelCall call = kernels.kernel("race_in_a_word").call();
    call.set(0, 0).launch(1, THREADS, SHARED);
    session.synchronize();
    tells(raceIn(call.set(0, 1), 1), "race for byte ", "writes it");
  }

  @Test
  void inDeviceMemoryWithinABlock() {
    call("race_in_global_memory", 0).launch(1, THREADS, 0);
    session.synchronize();
    tells(
        raceIn(call("race_in_global_memory", 1), 1),
        " of allocation ",
        "with no barrier in between");
  }

  @ParameterizedTest
  @ValueSource(strings = {"race_between_blocks", "race_with_a_counter"})
  void betweenBlocks(String kernel) {
    call(kernel, 0).launch(3, THREADS, 0);
    session.synchronize();
    tells(
        raceIn(call(kernel, 1), 3),
        "byte \\d+ of allocation ",
        "of block (\\d)",
        "of block (?!\\1)\\d",
        "blocks of a launch are in no order");
  }

  @Test
  void whatAFlagGuardsBetweenBlocks() {
    call("race_around_a_flag", 0).launchCooperative(2, 32, 0);
    session.synchronize();
    memory.clear();
    call("race_around_a_flag", 1).launchCooperative(2, 32, 0);
    tells(raceWhenWaitedFor(), "race for byte 4 of allocation", "wrote it at races.cu:\\d+");
  }

  @Test
  void launchesAreInOrder() {
    for (int launch = 0; launch < 3; launch++) {
      call("race_between_blocks", 0).launch(2, THREADS, 0);
    }
    session.synchronize();
  }
}
