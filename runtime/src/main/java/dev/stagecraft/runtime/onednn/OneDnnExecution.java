/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.internal.NativeLibraries;
import dev.stagecraft.runtime.natives.NativeLibraryFailure;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Networks whose convolutions, normalizations, activations, pools and additions oneDNN computes. */
public final class OneDnnExecution {
    private static final Logger LOG = LoggerFactory.getLogger(OneDnnExecution.class);

    private OneDnnExecution() {}

    private static final class Library {
        private static final Optional<NativeLibraryFailure> FAILURE = load();

        private static Optional<NativeLibraryFailure> load() {
            try {
                Loader.load(org.bytedeco.dnnl.global.dnnl.class);
                OneDnn.engine();
                return Optional.empty();
            } catch (LinkageError | RuntimeException e) {
                NativeLibraryFailure failure =
                        NativeLibraries.failure(e, "add org.bytedeco:dnnl with the classifier " + Loader.getPlatform());
                LOG.warn(failure.sentence("Networks are computed without oneDNN: its native library"));
                return Optional.of(failure);
            }
        }
    }

    /** Whether oneDNN runs on this machine. */
    public static boolean isAvailable() {
        return failure().isEmpty();
    }

    /** Why oneDNN does not run on this machine; empty if it does. */
    public static Optional<NativeLibraryFailure> failure() {
        return Library.FAILURE;
    }

    /** Whether it can do anything for networks of this type. */
    public static boolean supports(DataType type) {
        return type == DataType.FLOAT;
    }

    /** Whether this machine's processor multiplies numbers of bfloat16. */
    public static boolean hasBfloat16() {
        return isAvailable() && OneDnn.hasBfloat16();
    }

    /** A network of this configuration, to be initialized, all of whose numbers are of 32 bits. */
    public static ComputationGraph network(ComputationGraphConfiguration configuration) {
        return network(configuration, DataType.FLOAT);
    }

    /**
     * A network of this configuration, to be initialized.
     *
     * @param type the type of the maps that oneDNN computes, {@code FLOAT} or, where it {@linkplain #hasBfloat16() can be},
     *     {@code BFLOAT16}
     */
    public static ComputationGraph network(ComputationGraphConfiguration configuration, DataType type) {
        return new OneDnnGraph(configuration, type);
    }

    /** Whether oneDNN has a part in computing a network. */
    public static boolean computes(ComputationGraph network) {
        return network instanceof OneDnnGraph;
    }

    /** Whether it does so with maps of bfloat16. */
    public static boolean computesInBfloat16(ComputationGraph network) {
        return network instanceof OneDnnGraph fast && fast.type() == DataType.BFLOAT16;
    }
}
