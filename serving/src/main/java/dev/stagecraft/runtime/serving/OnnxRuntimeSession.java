/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.stagecraft.runtime.fault.UnsupportedException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A file in ONNX Runtime, and what it runs on. Any number of threads may run it at once. */
final class OnnxRuntimeSession implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String device;

    private OnnxRuntimeSession(OrtEnvironment environment, OrtSession session, String device) {
        this.environment = environment;
        this.session = session;
        this.device = device;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidModelException if ONNX Runtime cannot read it
     * @throws UnsupportedException if it must run on a GPU and cannot
     */
    static OnnxRuntimeSession open(Path file, PredictorOptions options) throws InvalidModelException {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            boolean hasCuda = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
            if (options.device() == Device.GPU && !hasCuda) {
                throw new UnsupportedException(
                        "The device is GPU, but this ONNX Runtime has no CUDA: put onnxruntime_gpu on"
                                + " the class path in place of onnxruntime, or set the device AUTO.");
            }
            return options.device() != Device.CPU && hasCuda
                    ? withCuda(environment, file, options)
                    : new OnnxRuntimeSession(environment, onCpu(environment, file, options), "the CPU");
        } catch (OrtException failure) {
            throw new InvalidModelException(
                    file, "cannot be read as ONNX (" + said(failure) + "): export the network again.", failure);
        }
    }

    /** Without its code in front, and without a full stop behind. */
    private static String said(OrtException failure) {
        return String.valueOf(failure.getMessage())
                .replaceFirst("^Error code - \\w+ - message: ", "")
                .replaceFirst("\\.\\s*$", "");
    }

    private static OnnxRuntimeSession withCuda(OrtEnvironment environment, Path file, PredictorOptions options)
            throws OrtException {
        try {
            return new OnnxRuntimeSession(environment, onGpu(environment, file), "the GPU");
        } catch (OrtException failure) {
            if (options.device() == Device.GPU) {
                throw new UnsupportedException(
                        "The device is GPU, but CUDA cannot be used; install CUDA and cuDNN, or set the device AUTO: "
                                + failure.getMessage(),
                        failure);
            }
            OrtSession session = onCpu(environment, file, options);
            return new OnnxRuntimeSession(
                    environment, session, "the CPU, as CUDA cannot be used: " + failure.getMessage());
        }
    }

    private static OrtSession onCpu(OrtEnvironment environment, Path file, PredictorOptions options)
            throws OrtException {
        try (SessionOptions settings = new SessionOptions()) {
            settings.setIntraOpNumThreads(options.threads());
            return environment.createSession(file.toString(), settings);
        }
    }

    private static OrtSession onGpu(OrtEnvironment environment, Path file) throws OrtException {
        try (SessionOptions settings = new SessionOptions()) {
            settings.addCUDA(0);
            return environment.createSession(file.toString(), settings);
        }
    }

    /** @throws InvalidModelException if the file is no classifier of images */
    Signature signature(Path file) throws InvalidModelException {
        try {
            return Signature.of(file, session);
        } catch (OrtException failure) {
            throw InvalidModelException.named(
                    file, "does not say what it takes (" + said(failure) + "): export the network again.", failure);
        }
    }

    /**
     * Computes a batch.
     *
     * @param images {@code [N, C, H, W]}, in direct memory
     * @param shape these four numbers
     * @return {@code [N, classes]}
     * @throws UnsupportedException if that fails
     */
    float[][] run(FloatBuffer images, long[] shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, images, shape);
                OrtSession.Result result =
                        session.run(Map.of(OnnxFormat.IMAGES, tensor), Set.of(OnnxFormat.PROBABILITIES))) {
            return (float[][]) result.get(0).getValue();
        } catch (OrtException failure) {
            throw new UnsupportedException(
                    "ONNX Runtime cannot compute " + shape[0] + " images of " + shape[1] + "x" + shape[2] + "x"
                            + shape[3] + ": " + failure.getMessage(),
                    failure);
        }
    }

    /** Where it is computed, and by what. */
    @Override
    public String toString() {
        return device + " (ONNX Runtime " + environment.getVersion() + ")";
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("ONNX Runtime cannot free the network: " + failure.getMessage(), failure);
        }
    }
}
