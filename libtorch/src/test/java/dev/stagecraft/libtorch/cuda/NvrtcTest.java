/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.libtorch.check.KernelCheck;
import dev.stagecraft.libtorch.kernel.FakeGpu;
import dev.stagecraft.libtorch.library.Libtorch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With NVRTC itself where it is found: {@code -Dstagecraft.nvrtc=/path/to/libnvrtc.so.13}, or where the system looks for libraries. It needs no GPU. */
class NvrtcTest {
    private static Nvrtc nvrtc() {
        FunctionLookup functions = Libtorch.load()::findOfCuda;
        assumeTrue(functions.find("nvrtcVersion").isPresent(), "There is no NVRTC.");
        return new Nvrtc(functions);
    }

    @Test
    void allKernelsCompileForGpusOfSixYears() {
        nvrtc();
        List<String> lines = new ArrayList<>();
        KernelCheck check = new KernelCheck(lines::add);
        check.compile();
        assertTrue(check.isFine(), lines::toString);
        assertEquals(6, lines.size(), lines::toString);
    }

    /** Machine code begins as ELF does, PTX is text with a version and a target. */
    @Test
    void aGpuThatIsNewerThanTheCompilerGetsPtx() {
        Nvrtc nvrtc = nvrtc();
        String source = "extern \"C\" __global__ void nothing() {}";
        byte[] code = nvrtc.compile("nothing.cu", source, 90);
        assertEquals("ELF", new String(code, 1, 3, StandardCharsets.US_ASCII));
        String ptx = new String(nvrtc.compile("nothing.cu", source, 999), StandardCharsets.US_ASCII);
        assertTrue(ptx.contains(".target sm_"), ptx);
        assertTrue(ptx.endsWith("\0"));
    }

    @Test
    void whatIsWrongWithASourceIsSaid() {
        Nvrtc nvrtc = nvrtc();
        String message = assertThrows(
                        CudaException.class, () -> nvrtc.compile("wrong.cu", "void wrong() { nonsense(); }", 90))
                .getMessage();
        assertTrue(message.contains("does not compile wrong.cu for sm_90: wrong.cu(1): error"), message);
    }

    @Test
    void anErrorIsASentence() {
        FakeGpu gpu = new FakeGpu(Optional.empty(), false);
        gpu.functions().fail("nvrtcCompileProgram", 7);
        assertTrue(assertThrows(CudaException.class, () -> new Nvrtc(gpu.functions()).compile("a.cu", "", 90))
                .getMessage()
                .startsWith("NVRTC 13.0 compiles nothing: "));
        gpu.functions().fail("cuModuleLoadDataEx", 209);
        assertEquals(
                "cuModuleLoadDataEx says: it is out of order.",
                assertThrows(CudaException.class, () -> new Driver(gpu.functions(), 0).load(new byte[1]))
                        .getMessage());
    }
}
