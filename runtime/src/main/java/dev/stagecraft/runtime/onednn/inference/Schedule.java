/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.buffer.DataType;

/** The steps that compute a network for images of one shape. Several threads may run them, each in memory of its own. */
final class Schedule implements Resource {
    private final List<Step> steps;
    private final List<PlacedArray> results;
    private final long bytes;

    /**
     * @param steps what to run, one after the other
     * @param results what the network gives, in C order
     * @param bytes the memory that a run takes
     */
    Schedule(List<Step> steps, List<PlacedArray> results, long bytes) {
        this.steps = List.copyOf(steps);
        this.results = List.copyOf(results);
        this.bytes = bytes;
    }

    /**
     * @param type the type of the maps
     * @throws IllegalArgumentException if the network takes no images of this shape
     */
    static Schedule of(LoweredNetwork lowered, DataType type, long... shape) {
        Assembly assembly = new Assembly(lowered.lastReaders(), type);
        PlacedArray images = new PlacedArray(Descriptors.plain(shape), shape, new Place.Images());
        assembly.give(LoweredNetwork.IMAGES, images);
        int position = 0;
        for (Map.Entry<Integer, Computation> node : lowered.nodes().entrySet()) {
            assembly.add(position++, node.getKey(), node.getValue());
        }
        List<PlacedArray> results = new ArrayList<>();
        for (int node : lowered.results()) {
            PlacedArray computed = assembly.result(node);
            memory.desc plain = Descriptors.plain(computed.shape());
            PlacedArray result = new PlacedArray(plain, computed.shape(), new Place.Result(results.size()));
            assembly.copy(computed, result);
            results.add(result);
        }
        return new Schedule(assembly.steps(), results, MemoryPlan.place(assembly.steps()));
    }

    List<Step> steps() {
        return steps;
    }

    List<PlacedArray> results() {
        return results;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        for (Step step : steps) {
            if (step instanceof Step.Primitive one) {
                one.primitive().deallocate();
            }
        }
    }
}
