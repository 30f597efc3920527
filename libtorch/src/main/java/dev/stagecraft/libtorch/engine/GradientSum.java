/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.libtorch.cuda.FunctionLookup;
import dev.stagecraft.libtorch.cuda.Nccl;
import dev.stagecraft.libtorch.library.Device;
import java.util.HashSet;
import java.util.List;

/** Adds up the gradients of several devices, so that each has the sum. */
interface GradientSum extends AutoCloseable {
    /** What was launched on the networks' streams before is behind it, and what is launched later sees the sums. */
    void run();

    @Override
    default void close() {}

    /**
     * By NCCL, where it is and all are different GPUs; otherwise by libtorch, one after the other.
     *
     * @param functions where NCCL is
     * @param networks the same on each device
     */
    static GradientSum of(FunctionLookup functions, List<LibtorchNetwork> networks) {
        int[] devices = networks.stream()
                .map(LibtorchNetwork::device)
                .mapToInt(Device::index)
                .toArray();
        if (!areDifferentGpus(networks)) {
            return new OrderedSum(networks);
        }
        try {
            return new NcclSum(new Nccl(functions, devices), networks);
        } catch (CudaException e) {
            System.getLogger(GradientSum.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Gradients of several GPUs are added up by libtorch on the first one, which takes longer, not"
                                    + " by NCCL: " + e.getMessage());
            return new OrderedSum(networks);
        }
    }

    private static boolean areDifferentGpus(List<LibtorchNetwork> networks) {
        return networks.stream().allMatch(network -> network.stream().isPresent())
                && networks.stream().noneMatch(network -> network.device().equals(Device.CPU))
                && new HashSet<>(networks.stream().map(LibtorchNetwork::device).toList()).size() == networks.size();
    }

    /** By NCCL, on the streams of the networks. */
    record NcclSum(Nccl nccl, List<LibtorchNetwork> networks) implements GradientSum {
        @Override
        public void run() {
            nccl.sum(
                    networks.stream()
                            .map(network -> new Nccl.Part(
                                    network.flatGradients().address(),
                                    network.stream().orElseThrow().handle()))
                            .toList(),
                    networks.get(0).flatGradients().length());
        }

        @Override
        public void close() {
            nccl.close();
        }
    }
}
