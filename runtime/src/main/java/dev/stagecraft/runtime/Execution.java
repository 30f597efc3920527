/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.cudnn.CudnnExecution;
import dev.stagecraft.runtime.engine.EngineExecution;
import dev.stagecraft.runtime.fault.UnsupportedException;
import dev.stagecraft.runtime.natives.NativeLibraryFailure;
import dev.stagecraft.runtime.onednn.OneDnnExecution;
import dev.stagecraft.runtime.vertices.HeldOutputs;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Who computes a network's layers. Parameters, updaters and saved models are the same either way, and results agree to the
 * precision of 32-bit floating point. (On GPUs from compute capability 8.0 on, cuDNN rounds what it multiplies to TF32, unless the
 * environment says {@code NVIDIA_TF32_OVERRIDE=0}.)
 *
 * <p>What is no number is not passed on as Deeplearning4j passes it on: oneDNN's ReLU makes 0 of NaN. So {@code fit} and {@code output}
 * of a {@link ComputationGraph} that oneDNN computes may give an ordinary loss and ordinary probabilities though a weight or an image
 * has a NaN. {@link dev.stagecraft.runtime.training.Trainer} looks at all weights after each step, {@link InferenceNetwork} at the weights
 * once and at each image, and they refuse what is not finite, whoever computes; who trains without them must look at
 * {@code network.params()}.
 */
public enum Execution {
    /**
     * {@link #LIBTORCH} where that is on the class path and finds a GPU, and ND4J has none; otherwise {@link #ONEDNN} or {@link #CUDNN}, whichever can be
     * on this machine, and {@link #DEEPLEARNING4J} where neither can.
     */
    AUTO,
    /**
     * On a CPU, in 32-bit floating point, oneDNN computes convolutions, batch normalizations, ReLUs, pools and additions, and Deeplearning4j the other
     * layers.
     */
    ONEDNN,
    /**
     * On a GPU, with the build of ND4J that has cuDNN, cuDNN computes convolutions, and operations of ND4J batch normalizations; Deeplearning4j computes the
     * other layers.
     */
    CUDNN,
    /** Deeplearning4j computes all layers. */
    DEEPLEARNING4J,
    /**
     * libtorch, PyTorch's library, computes all layers, on a CPU or on a GPU; networks are of 32-bit floating point, and what it multiplies has the {@link
     * Precision} that is asked for. It needs {@code dev.stagecraft:libtorch} on the class path and Java 22 or later.
     */
    LIBTORCH;

    private static final String LIBTORCH_ENGINE = "libtorch";

    /**
     * {@return a network that is computed this way, to be initialized}
     *
     * @param configuration of the network to make
     * @throws UnsupportedException if it must be {@link #ONEDNN} or {@link #CUDNN} and cannot be
     */
    ComputationGraph network(ComputationGraphConfiguration configuration) {
        return network(configuration, Precision.FULL);
    }

    /**
     * {@return a network that is computed this way, to be initialized}
     *
     * @param configuration of the network to make
     * @param precision what maps and convolutions' weights are computed in
     * @throws UnsupportedException if it must be {@link #ONEDNN} or {@link #CUDNN} and cannot be, in this precision
     */
    ComputationGraph network(ComputationGraphConfiguration configuration, Precision precision) {
        return network(configuration, precision, Optional.empty());
    }

    /**
     * {@return a network that is computed this way, to be initialized}
     *
     * @param configuration of the network to make
     * @param precision what maps and convolutions' weights are computed in
     * @param device what {@link #LIBTORCH} computes on, {@code cpu} or {@code cuda:0}; where none is named, the first GPU or else the CPU
     * @throws UnsupportedException if it must be {@link #ONEDNN}, {@link #CUDNN} or {@link #LIBTORCH} and cannot be, in this precision
     * @throws IllegalArgumentException if a device is named for another execution
     */
    ComputationGraph network(
            ComputationGraphConfiguration configuration, Precision precision, Optional<String> device) {
        return network(configuration, precision, device, Optional.empty());
    }

    /** A network as options say, but for who computes it. */
    ComputationGraph network(ComputationGraphConfiguration configuration, NetworkOptions options) {
        return network(configuration, options.precision(), options.device(), options.recomputation());
    }

    private ComputationGraph network(
            ComputationGraphConfiguration configuration,
            Precision precision,
            Optional<String> device,
            Optional<Recomputation> recomputation) {
        if (chosen(configuration.getDataType()) == LIBTORCH) {
            HeldOutputs.answerWithoutWorkspaces(configuration);
            return EngineExecution.network(configuration, LIBTORCH_ENGINE, device, precision, recomputation);
        }
        if (device.isPresent()) {
            throw new IllegalArgumentException("The device is " + device.get() + " and the execution " + this
                    + "; only LIBTORCH takes a device: set the execution to LIBTORCH, or no device.");
        }
        return network(configuration, precision, Backend.current());
    }

    /** Who computes a network of a type: an engine, where it has a GPU and ND4J has none. */
    Execution chosen(DataType type) {
        boolean isForGpu = this == AUTO
                && type == DataType.FLOAT
                && Backend.current() instanceof Backend.Cpu
                && EngineExecution.hasGpu(LIBTORCH_ENGINE);
        return isForGpu ? LIBTORCH : this;
    }

    /**
     * {@return a network that is computed as another one is, to be initialized}
     *
     * @param configuration of the network to make
     * @param like which has been initialized
     */
    static ComputationGraph network(ComputationGraphConfiguration configuration, ComputationGraph like) {
        return of(like).network(
                        configuration,
                        Precision.of(like),
                        EngineExecution.device(like),
                        EngineExecution.recomputation(like));
    }

    ComputationGraph network(ComputationGraphConfiguration configuration, Precision precision, Backend backend) {
        HeldOutputs.answerWithoutWorkspaces(configuration);
        DataType type = configuration.getDataType();
        Optional<DataType> maps = mapsOfOneDnn(type, precision, backend);
        if (maps.isPresent()) {
            return OneDnnExecution.network(configuration, maps.get());
        }
        if (byCudnn(type, precision, backend)) {
            return CudnnExecution.network(configuration);
        }
        if (this == ONEDNN || this == CUDNN) {
            Optional<NativeLibraryFailure> unloaded = unloaded(type, backend);
            if (unloaded.isPresent()) {
                throw new UnsupportedException(
                        unloaded.get().sentence("The execution is ONEDNN, but oneDNN's native library"));
            }
            throw new UnsupportedException(
                    canBe(precision, backend) ? refusal(type, backend) : refusalOfBfloat16(backend));
        }
        return new ComputationGraph(configuration);
    }

    /** The type of the maps that oneDNN computes in networks of a type; empty where it computes none. */
    Optional<DataType> mapsOfOneDnn(DataType type, Precision precision, Backend backend) {
        boolean isOneDnns = this != CUDNN
                && canBe(precision, backend)
                && backend instanceof Backend.Cpu
                && OneDnnExecution.supports(type)
                && OneDnnExecution.isAvailable();
        if (!isOneDnns) {
            return Optional.empty();
        }
        return Optional.of(
                precision == Precision.BFLOAT16 && precision.isAvailable() ? DataType.BFLOAT16 : DataType.FLOAT);
    }

    private boolean byCudnn(DataType type, Precision precision, Backend backend) {
        return this != ONEDNN
                && canBe(precision, backend)
                && backend instanceof Backend.Gpu gpus
                && CudnnExecution.supports(type, gpus);
    }

    /** Whether others than Deeplearning4j may compute: a precision that is demanded and is not there must not become another. */
    private boolean canBe(Precision precision, Backend backend) {
        boolean isThere = precision != Precision.BFLOAT16 || backend instanceof Backend.Cpu && precision.isAvailable();
        return this == AUTO || (this == ONEDNN || this == CUDNN) && isThere;
    }

    /** Why oneDNN, which could compute such a network, is not there. */
    private Optional<NativeLibraryFailure> unloaded(DataType type, Backend backend) {
        return this == ONEDNN && backend instanceof Backend.Cpu && OneDnnExecution.supports(type)
                ? OneDnnExecution.failure()
                : Optional.empty();
    }

    private String refusal(DataType type, Backend backend) {
        String condition = this == CUDNN
                ? "cuDNN computes networks of FLOAT, DOUBLE and, from compute capability 5.3 on, FLOAT16, if the class"
                        + " path has ND4J's CUDA library with the classifier -cudnn"
                : "oneDNN computes networks of FLOAT on a CPU";
        return "The execution is " + this + ", but " + condition + ", and this one is of " + type + " on " + backend
                + "; set the execution to AUTO or DEEPLEARNING4J.";
    }

    private String refusalOfBfloat16(Backend backend) {
        return "The execution is " + this
                + " and the precision BFLOAT16, but oneDNN computes so on a CPU with AVX512_BF16 or"
                + " AMX, and this is "
                + backend + "; set the execution to AUTO or the precision to FULL.";
    }

    /**
     * {@return how a network is computed: {@link #ONEDNN}, {@link #CUDNN}, {@link #DEEPLEARNING4J} or {@link #LIBTORCH}}
     *
     * @param network which has been initialized
     */
    public static Execution of(ComputationGraph network) {
        if (EngineExecution.computes(network)) {
            return LIBTORCH;
        }
        if (OneDnnExecution.computes(network)) {
            return ONEDNN;
        }
        return CudnnExecution.computes(network) ? CUDNN : DEEPLEARNING4J;
    }
}
