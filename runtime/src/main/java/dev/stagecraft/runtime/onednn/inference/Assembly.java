/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.buffer.DataType;

/** A schedule in the making: its steps so far, and what the nodes gave. */
final class Assembly {
    private final List<Step> steps = new ArrayList<>();
    /** By node, its result in the orders in which it was needed; that in which it was computed comes first. */
    private final Map<Integer, List<PlacedArray>> results = new HashMap<>();

    private final Map<Integer, Integer> lastReader;
    private final DataType type;
    private int position;

    /**
     * @param lastReader by node, the position in the lowered network of the last that takes its result
     * @param type the type of the maps that convolutions take and give
     */
    Assembly(Map<Integer, Integer> lastReader, DataType type) {
        this.lastReader = lastReader;
        this.type = type;
    }

    /** The type of the maps that convolutions take and give. */
    DataType type() {
        return type;
    }

    List<Step> steps() {
        return steps;
    }

    void give(int node, PlacedArray result) {
        results.put(node, new ArrayList<>(List.of(result)));
    }

    /** Adds the steps of the node at a position of the lowered network. */
    void add(int position, int id, Computation node) {
        this.position = position;
        give(id, node.operation().assemble(this, node));
    }

    PlacedArray result(int node) {
        return results.get(node).get(0);
    }

    /** An input of the node, as it lies. */
    PlacedArray input(Computation node, int index) {
        return result(node.inputs().get(index));
    }

    /** An input of the node in some order. */
    PlacedArray input(Computation node, int index, memory.desc format) {
        List<PlacedArray> known = results.get(node.inputs().get(index));
        for (PlacedArray value : known) {
            if (value.isOf(format)) {
                return value.as(format, value.shape());
            }
        }
        PlacedArray reordered = copy(known.get(0), format);
        known.add(reordered);
        return reordered;
    }

    /** A copy of an array, which nobody else reads. */
    PlacedArray copy(PlacedArray from, memory.desc format) {
        PlacedArray to = create(format, from.shape());
        copy(from, to);
        return to;
    }

    void copy(PlacedArray from, PlacedArray to) {
        reorder.primitive_desc descriptor = new reorder.primitive_desc(
                OneDnn.engine(), from.format(), OneDnn.engine(), to.format(), attributes(List.of()), false);
        run(new reorder(descriptor), descriptor, Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to));
    }

    PlacedArray create(memory.desc format, long... shape) {
        return new PlacedArray(format, shape, new Place.Buffer(format.get_size()));
    }

    /** Where the node's primitive writes: into what it adds its result to, or into memory of its own. */
    PlacedArray target(Computation node, boolean adds, memory.desc format, long... shape) {
        if (!adds) {
            return create(format, shape);
        }
        Sum.requireEqual(node.name(), shape, result(node.addend()).shape());
        return overwritable(node, node.inputs().size() - 1, format);
    }

    /** Does things with the result of the node's primitive where it lies, one step each. */
    PlacedArray separately(Computation node, List<PostOp> postOps, PlacedArray result) {
        for (PostOp postOp : postOps) {
            if (postOp instanceof PostOp.Function function) {
                LoneFunction.apply(this, function, result);
            } else {
                Sum.requireEqual(
                        node.name(), result.shape(), result(node.addend()).shape());
                PlacedArray addend = input(node, node.inputs().size() - 1, result.format());
                Sum.add(this, List.of(), result, addend, result);
            }
        }
        return result;
    }

    /** An input of the node in some order and in memory that the node may change: its own, if nobody else reads it from now on. */
    PlacedArray overwritable(Computation node, int index, memory.desc format) {
        int input = node.inputs().get(index);
        boolean isReadElsewhere = lastReader.get(input) > position || Collections.frequency(node.inputs(), input) > 1;
        if (!isReadElsewhere) {
            for (PlacedArray value : results.get(input)) {
                if (value.isOf(format) && value.place() instanceof Place.Buffer) {
                    return value.as(format, value.shape());
                }
            }
        }
        return copy(result(input), format);
    }

    /** The attributes of a primitive that does these things with its result. */
    static primitive_attr attributes(List<PostOp> postOps) {
        post_ops appended = new post_ops();
        for (PostOp postOp : postOps) {
            if (postOp instanceof PostOp.Function function) {
                appended.append_eltwise(function.kind(), function.alpha(), function.beta());
            } else {
                appended.append_sum();
            }
        }
        return OneDnn.attributes(appended);
    }

    void run(primitive primitive, primitive_desc_base descriptor, Map<Integer, PlacedArray> arguments) {
        Map<Integer, PlacedArray> all = new HashMap<>(arguments);
        memory.desc scratchpad = descriptor.scratchpad_desc();
        if (scratchpad.get_size() > 0) {
            all.put(dnnl.DNNL_ARG_SCRATCHPAD, create(scratchpad, scratchpad.get_size()));
        }
        run(new Step.Primitive(primitive, Map.copyOf(all)));
    }

    void run(Step step) {
        step.values()
                .map(PlacedArray::place)
                .filter(Place.Buffer.class::isInstance)
                .forEach(buffer -> ((Place.Buffer) buffer).usedAt(steps.size()));
        steps.add(step);
    }
}
