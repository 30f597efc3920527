package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.cudnn.CudnnPath;
import dev.stagecraft.runtime.onednn.FastPath;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Who computes a network's layers. Parameters, updaters and saved models are the same either way, and results agree to the
 * precision of 32-bit floating point. (On GPUs from compute capability 8.0 on, cuDNN rounds what it multiplies to TF32, unless the
 * environment says {@code NVIDIA_TF32_OVERRIDE=0}.)
 */
public enum Execution {
    /** {@link #FUSED} where it can be, and {@link #STOCK} elsewhere. */
    AUTO,
    /**
     * On a CPU, in 32-bit floating point, oneDNN computes convolutions, batch normalizations, ReLUs, pools and additions; on a GPU, with
     * the build of ND4J that has cuDNN, cuDNN computes convolutions, and operations of ND4J batch normalizations.
     * Deeplearning4j computes the other layers.
     */
    FUSED,
    /** Deeplearning4j computes all layers. */
    STOCK;

    /**
     * A network that is computed this way, to be initialized.
     *
     * @throws IllegalStateException if it must be {@link #FUSED} and cannot be
     */
    public ComputationGraph network(ComputationGraphConfiguration configuration) {
        return network(configuration, Backend.current());
    }

    ComputationGraph network(ComputationGraphConfiguration configuration, Backend backend) {
        DataType type = configuration.getDataType();
        if (this != STOCK && byOneDnn(type, backend)) {
            return FastPath.network(configuration);
        }
        if (this != STOCK && byCudnn(type, backend)) {
            return CudnnPath.network(configuration);
        }
        if (this == FUSED) {
            throw new IllegalStateException("The execution is FUSED, but " + condition(backend)
                    + ", and this one is of " + type + " on " + backend + "; set the execution to AUTO or STOCK.");
        }
        return new ComputationGraph(configuration);
    }

    /** Whether oneDNN can compute networks of a type. */
    static boolean byOneDnn(DataType type, Backend backend) {
        return backend instanceof Backend.Cpu && FastPath.supports(type) && FastPath.isAvailable();
    }

    private static boolean byCudnn(DataType type, Backend backend) {
        return backend instanceof Backend.Gpu gpus && CudnnPath.supports(type, gpus);
    }

    private static String condition(Backend backend) {
        return backend instanceof Backend.Gpu
                ? "cuDNN computes networks of FLOAT, DOUBLE and, from compute capability 5.3 on, FLOAT16, if the class path has"
                        + " ND4J's CUDA library with the classifier -cudnn"
                : "oneDNN computes networks of FLOAT on a CPU";
    }

    /** How a network is computed: {@link #FUSED} or {@link #STOCK}. */
    public static Execution of(ComputationGraph network) {
        return FastPath.computes(network) || CudnnPath.computes(network) ? FUSED : STOCK;
    }
}
