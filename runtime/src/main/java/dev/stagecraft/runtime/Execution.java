package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.onednn.FastPath;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Who computes a network's layers. Parameters, updaters and saved models are the same either way, and results agree to the
 * precision of 32-bit floating point.
 */
public enum Execution {
    /** {@link #FUSED} where it can be, and {@link #STOCK} elsewhere. */
    AUTO,
    /**
     * oneDNN computes convolutions, batch normalizations, ReLUs, pools and additions, and Deeplearning4j the other layers: on a
     * CPU, in 32-bit floating point.
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
        boolean fused = this != STOCK && canFuse(configuration);
        if (this == FUSED && !fused) {
            throw new IllegalStateException(
                    "The execution is FUSED, but oneDNN computes networks of FLOAT on a CPU, and this one is of "
                            + configuration.getDataType() + " on " + Backend.current()
                            + "; set the execution to AUTO or STOCK.");
        }
        return fused ? FastPath.network(configuration) : new ComputationGraph(configuration);
    }

    private static boolean canFuse(ComputationGraphConfiguration configuration) {
        return Backend.current() instanceof Backend.Cpu
                && FastPath.supports(configuration.getDataType())
                && FastPath.isAvailable();
    }

    /** How a network is computed: {@link #FUSED} or {@link #STOCK}. */
    public static Execution of(ComputationGraph network) {
        return FastPath.computes(network) ? FUSED : STOCK;
    }
}
