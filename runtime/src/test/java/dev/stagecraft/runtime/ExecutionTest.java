/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.backend.GpuDevice;
import dev.stagecraft.runtime.cudnn.CudnnExecution;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class ExecutionTest {
    private static ComputationGraphConfiguration configuration(DataType type) {
        return new SmallNetwork(type)
                .convolution("convolution", 3, 4, 3, 1)
                .classes("output", 4, 2)
                .configuration();
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, FLOAT, ONEDNN",
        "ONEDNN, FLOAT, ONEDNN",
        "DEEPLEARNING4J, FLOAT, DEEPLEARNING4J",
        "AUTO, DOUBLE, DEEPLEARNING4J",
        "AUTO, HALF, DEEPLEARNING4J",
        "DEEPLEARNING4J, DOUBLE, DEEPLEARNING4J"
    })
    void whoComputes(Execution execution, DataType type, Execution expected) {
        assertEquals(expected, Execution.of(execution.network(configuration(type))));
    }

    /** What would be chosen on machines with such GPUs. */
    @ParameterizedTest
    @CsvSource({
        "AUTO, FLOAT, 8, 6, true, CUDNN",
        "CUDNN, FLOAT, 3, 7, true, CUDNN",
        "AUTO, DOUBLE, 3, 7, true, CUDNN",
        "AUTO, HALF, 5, 3, true, CUDNN",
        "AUTO, HALF, 5, 2, true, DEEPLEARNING4J",
        "AUTO, FLOAT, 8, 6, false, DEEPLEARNING4J",
        "DEEPLEARNING4J, FLOAT, 8, 6, true, DEEPLEARNING4J"
    })
    void whoComputesOnAGpu(
            Execution execution, DataType type, int major, int minor, boolean hasCudnn, Execution expected) {
        Backend.Gpu gpu = gpu(major, minor, hasCudnn);
        ComputationGraph network = execution.network(configuration(type), Precision.FULL, gpu);
        assertEquals(expected, Execution.of(network));
        assertEquals(expected == Execution.CUDNN, CudnnExecution.computes(network));
    }

    @Test
    void whatCannotBeOnAGpuIsRefused() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> Execution.CUDNN.network(configuration(DataType.FLOAT), Precision.FULL, gpu(8, 6, false)));
        assertEquals(
                "The execution is CUDNN, but cuDNN computes networks of FLOAT, DOUBLE and, from compute capability 5.3 on,"
                        + " FLOAT16, if the class path has ND4J's CUDA library with the classifier -cudnn, and this one is of"
                        + " FLOAT on A GPU (nd4j-cuda-11.6, compute capability 8.6); set the execution to AUTO or DEEPLEARNING4J.",
                refused.getMessage());
    }

    private static Backend.Gpu gpu(int major, int minor, boolean hasCudnn) {
        return new Backend.Gpu("nd4j-cuda-11.6", List.of(new GpuDevice("A GPU", major, minor)), hasCudnn);
    }

    @Test
    void whatCannotBeIsRefused() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> Execution.ONEDNN.network(configuration(DataType.DOUBLE)));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                "The execution is ONEDNN, but oneDNN computes networks of FLOAT on a CPU, and this one is of"
                                        + " DOUBLE on CPU (nd4j-native, "),
                refused::getMessage);
        assertTrue(
                refused.getMessage().endsWith("; set the execution to AUTO or DEEPLEARNING4J."), refused::getMessage);
    }

    /** Where the processor lacks it, a network computes in 32 bits, unless that is refused. */
    @Test
    void bfloat16IsUsedWhereItIs() {
        ComputationGraph network = Execution.AUTO.network(configuration(DataType.FLOAT), Precision.BFLOAT16);
        assertEquals(Execution.ONEDNN, Execution.of(network));
        if (Precision.BFLOAT16.isAvailable()) {
            assertEquals(Precision.BFLOAT16, Precision.of(network));
            ComputationGraph demanded = Execution.ONEDNN.network(configuration(DataType.FLOAT), Precision.BFLOAT16);
            assertEquals(Precision.BFLOAT16, Precision.of(demanded));
        } else {
            assertEquals(Precision.FULL, Precision.of(network));
            assertRefusesBfloat16(Backend.current());
        }
        assertEquals(Precision.FULL, Precision.of(Execution.ONEDNN.network(configuration(DataType.FLOAT))));
        ComputationGraph stock = Execution.DEEPLEARNING4J.network(configuration(DataType.FLOAT), Precision.BFLOAT16);
        assertEquals(Execution.DEEPLEARNING4J, Execution.of(stock));
        assertEquals(Precision.FULL, Precision.of(stock));
    }

    @Test
    void bfloat16IsNotOnAGpu() {
        Backend gpu = gpu(8, 6, true);
        ComputationGraph network = Execution.AUTO.network(configuration(DataType.FLOAT), Precision.BFLOAT16, gpu);
        assertTrue(CudnnExecution.computes(network));
        assertEquals(Precision.FULL, Precision.of(network));
        assertRefusesBfloat16(gpu);
    }

    private static void assertRefusesBfloat16(Backend backend) {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> Execution.ONEDNN.network(configuration(DataType.FLOAT), Precision.BFLOAT16, backend));
        assertEquals(
                "The execution is ONEDNN and the precision BFLOAT16, but oneDNN computes so on a CPU with AVX512_BF16 or AMX, and this"
                        + " is " + backend + "; set the execution to AUTO or the precision to FULL.",
                refused.getMessage());
    }

    @Test
    void eachLibraryNeedsItsMachine() {
        String onCpu = assertThrows(
                        RuntimeException.class, () -> Execution.CUDNN.network(configuration(DataType.FLOAT)))
                .getMessage();
        assertTrue(onCpu.startsWith("The execution is CUDNN, but cuDNN computes networks of FLOAT, DOUBLE"), onCpu);
        String onGpu = assertThrows(
                        RuntimeException.class,
                        () -> Execution.ONEDNN.network(configuration(DataType.FLOAT), Precision.FULL, gpu(8, 6, true)))
                .getMessage();
        assertTrue(
                onGpu.startsWith(
                        "The execution is ONEDNN, but oneDNN computes networks of FLOAT on a CPU, and this one is of FLOAT on A"),
                onGpu);
    }
}
