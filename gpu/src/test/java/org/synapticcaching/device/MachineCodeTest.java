package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Kernels come as machine code where there is some for the device, and otherwise as PTX. */
class MachineCodeTest extends SessionTest {
  private static final Ptx PTX = Ptx.read(MachineCodeTest.class, "selftest.ptx");

  private final Map<String, byte[]> packed = new TreeMap<>();
  private final Function<String, InputStream> resources =
      name -> packed.containsKey(name) ? new ByteArrayInputStream(packed.get(name)) : null;

  private Optional<Integer> found(int capability) {
    return MachineCode.find(resources, PTX, capability).map(MachineCode::capability);
  }

  private static Optional<MachineCode> code(byte[] bytes) {
    return Optional.of(new MachineCode(90, MachineCode.direct(bytes)));
  }

  private static byte[] assembled() throws Exception {
    assumeTrue(PtxAssembler.present(), "JCuda has no PTX compiler for this platform");
    return PtxAssembler.kept(PTX, "sm_90").code();
  }

  @Test
  void codeIsForItsOwnMajorCapabilityFromItsMinorOneOn() {
    assertEquals(Optional.empty(), found(90));
    packed.put(MachineCode.resource(PTX, 80), new byte[] {1});
    packed.put(MachineCode.resource(PTX, 90), new byte[] {2});
    for (int capability : new int[] {80, 86, 87, 89}) {
      assertEquals(Optional.of(80), found(capability));
    }
    assertEquals(Optional.of(90), found(90));
    for (int capability : new int[] {75, 100, 120}) {
      assertEquals(Optional.empty(), found(capability));
    }
  }

  @Test
  void codeOfOtherPtxIsNotTaken() {
    Ptx changed = Ptx.parse(PTX.resource(), PTX.text() + "\n");
    packed.put(MachineCode.resource(changed, 90), new byte[] {2});
    assertEquals(Optional.empty(), found(90));
  }

  @Test
  void kernelsOfMachineCodeAreFoundByTheirNamesAndRun() throws Exception {
    Emulation.takeMachineCode(true);
    LoadedModule module = LoadedModule.load(PTX, code(assembled()));
    assertEquals("machine code for compute capability 9.0", module.form());
    DeviceMemory values = session.allocate("values", 4);
    values.upload(new float[] {3}, 0, 1, 0);
    KernelCall scale = new KernelCall(session, module.kernel("scale"));
    scale.set(0, values).set(1, 1).set(2, 2f).launch(1, 32, 0);
    float[] scaled = new float[1];
    values.download(scaled, 0, 1, 0);
    assertEquals(6, scaled[0]);
    for (String kernel : PTX.kernels().keySet()) {
      module.kernel(kernel);
    }
  }

  @Test
  void whereTheDriverRefusesMachineCodeThePtxIsLoaded() throws Exception {
    LoadedModule module = LoadedModule.load(PTX, code(assembled()));
    assertEquals(LoadedModule.TRANSLATED, module.form());
    module.kernel("scale");
  }

  @Test
  void brokenMachineCodeDoesNoHarm() {
    Emulation.takeMachineCode(true);
    LoadedModule module = LoadedModule.load(PTX, code(new byte[] {1, 2, 3, 0}));
    assertEquals(LoadedModule.TRANSLATED, module.form());
  }

  @Test
  void whatCannotBeLoadedEitherWayIsToldOnOneLine() {
    Ptx broken = Ptx.read(MachineCodeTest.class, "broken.ptx");
    GpuFailure thrown =
        assertThrows(
            GpuFailure.class, () -> LoadedModule.load(broken, code(new byte[] {1, 2, 3, 0})));
    assertTrue(thrown.getMessage().contains("loading the kernels of broken.ptx"));
    assertEquals(1, thrown.getMessage().lines().count());
  }

  @Test
  void nativeCodeIsGivenDirectBuffers() {
    ByteBuffer direct = MachineCode.direct(new byte[] {1, 2});
    assertTrue(direct.isDirect());
    assertEquals(2, direct.remaining());
  }

  @Test
  void aSessionTellsInWhichFormItsKernelsAre() {
    KernelModule module = session.load(MachineCodeTest.class, "selftest.ptx");
    assertEquals(LoadedModule.TRANSLATED, module.form());
  }
}
