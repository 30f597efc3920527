/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOps;

class BackendTest {
    private static final String CUDA_JAR = "/repository/nd4j-cuda-11.6-1.0.0-M2.1.jar";

    @Test
    void isTheCpuHere() {
        Backend backend = Backend.current();
        assertTrue(
                backend.toString().matches("CPU \\(nd4j-native, [a-z]+-[a-z0-9_]+( with oneDNN)?, \\d+ threads?\\)"),
                backend::toString);
        assertDoesNotThrow(backend::requireUsable);
        assertSame(backend, Backend.current());
    }

    @Test
    void isFoundWithoutStartingNd4j() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Detection.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains("found CPU (nd4j-native"), output);
        assertTrue(!output.contains("org.nd4j.linalg.factory.Nd4j "), "the class Nd4j was loaded");
    }

    static final class Detection {
        public static void main(String[] arguments) {
            System.out.println("found " + Backend.current());
        }
    }

    @Test
    void describesGpus() {
        Backend backend = BackendDetection.describe(
                CUDA_JAR, () -> gpus(new GpuDevice("NVIDIA A100", 8, 0), new GpuDevice("NVIDIA A40", 8, 6)));
        assertEquals(
                "NVIDIA A100 (nd4j-cuda-11.6, compute capability 8.0) and NVIDIA A40 (nd4j-cuda-11.6, compute"
                        + " capability 8.6)",
                backend.toString());
        assertDoesNotThrow(backend::requireUsable);
        assertTrue(assertInstanceOf(Backend.Gpu.class, backend).hasCudnn());
    }

    @Test
    void describesAnUnusableGpuAndRefusesItWhenItIsToBeUsed() {
        Backend backend = BackendDetection.describe(CUDA_JAR, () -> gpus(new GpuDevice("NVIDIA H200", 9, 0)));
        assertEquals("NVIDIA H200 (nd4j-cuda-11.6, compute capability 9.0)", backend.toString());
        UnsupportedBackendException e = assertThrows(UnsupportedBackendException.class, backend::requireUsable);
        assertTrue(e.getMessage().startsWith("The GPU NVIDIA H200 has compute capability 9.0"), e.getMessage());
    }

    @Test
    void saysThatTheNativeLibraryDoesNotLoad() {
        UnsupportedBackendException e = assertThrows(
                UnsupportedBackendException.class,
                () -> BackendDetection.describe("", () -> {
                    throw new IllegalStateException(
                            "wrapped", new UnsatisfiedLinkError("no jnind4jcpu in java.library.path: /lib"));
                }));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "ND4J's native library cannot be loaded, because the class path has no build of it for"
                                        + " this machine: add org.nd4j:nd4j-native, "),
                e.getMessage());
    }

    @Test
    void saysWhatIsMissing() {
        assertTrue(BackendDetection.absence(List.of()).startsWith("ND4J has no back end: add org.nd4j:nd4j-native"));
        assertEquals(
                "ND4J's back end JCublasBackend finds no GPU or no CUDA driver that it can use: build without -Pcuda to"
                        + " run on the CPU, or check with nvidia-smi that the driver runs and shows a GPU.",
                BackendDetection.absence(List.of("JCublasBackend")));
    }

    /** ND4J's native library as it would be on a machine with these GPUs; a call that starts a kernel fails. */
    private static NativeOps gpus(GpuDevice... devices) {
        return (NativeOps) Proxy.newProxyInstance(
                BackendTest.class.getClassLoader(),
                new Class<?>[] {NativeOps.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAvailableDevices" -> devices.length;
                    case "buildInfo" -> "GCC: 7.5\nCUDA: 11.6\nDEFAULT_ENGINE: samediff::ENGINE_CUDA\nHAVE_CUDNN";
                    case "getDeviceName" -> devices[(int) arguments[0]].name();
                    case "getDeviceMajor" -> devices[(int) arguments[0]].major();
                    case "getDeviceMinor" -> devices[(int) arguments[0]].minor();
                    default -> throw new AssertionError(method);
                });
    }
}
