/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.internal.COrder;
import dev.stagecraft.runtime.onednn.Recent;
import dev.stagecraft.runtime.onednn.Resource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A trained network as oneDNN's primitives. Threads share primitives and weights, and each call has memory of its own. */
public final class FusedNetwork implements Resource {
    private final LoweredNetwork lowered;
    private final Recent<List<Long>, Schedule> schedules;
    private final ConcurrentLinkedQueue<Workplace> free = new ConcurrentLinkedQueue<>();

    private FusedNetwork(LoweredNetwork lowered, DataType type) {
        this.lowered = lowered;
        schedules = new Recent<>(shape -> Schedule.of(
                lowered, type, shape.stream().mapToLong(Long::longValue).toArray()));
    }

    /**
     * The network with the parameters that it has now; empty if a part of it is nothing that can be made of primitives.
     *
     * @param type the type of maps and of convolutions' weights, {@code FLOAT} or, where the processor has it, {@code BFLOAT16}
     */
    public static Optional<FusedNetwork> of(ComputationGraph network, DataType type) {
        return Lowering.of(network).map(lowered -> new FusedNetwork(lowered, type));
    }

    /**
     * What the network gives for images.
     *
     * @param images {@code [N, C, H, W]}, of 32-bit floating point
     * @return what each of its outputs is: {@code [N, classes]} or {@code [N, C, H, W]}
     * @throws IllegalArgumentException if the network takes no images of this shape
     */
    public List<INDArray> outputs(INDArray images) {
        INDArray ordered = COrder.of(images, DataType.FLOAT, ArrayType.INPUT, LayerWorkspaceMgr.noWorkspaces());
        return schedules.use(LongStream.of(ordered.shape()).boxed().toList(), schedule -> outputs(schedule, ordered));
    }

    private List<INDArray> outputs(Schedule schedule, INDArray images) {
        List<INDArray> results = schedule.results().stream()
                .map(result -> Nd4j.createUninitializedDetached(DataType.FLOAT, result.shape()))
                .toList();
        Workplace found = free.poll();
        Workplace workplace = found == null ? new Workplace() : found;
        try {
            workplace.run(schedule, images, results);
        } finally {
            free.add(workplace);
        }
        return results;
    }

    /** Frees weights, primitives and working memory. No call may be running. */
    @Override
    public void close() {
        free.forEach(Workplace::close);
        free.clear();
        schedules.close();
        lowered.close();
    }
}
