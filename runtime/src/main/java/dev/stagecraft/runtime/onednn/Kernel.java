/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reduction;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A primitive of oneDNN and the formats of its arguments: made once for a shape, run on ND4J's arrays where they lie. Several
 * threads may run one.
 */
final class Kernel implements Resource {
    private final primitive primitive;
    private final Map<Integer, memory.desc> formats;
    private final memory.desc scratchpad;
    private final long scratchpadSize;
    private final Queue<Arguments> idle = new ConcurrentLinkedQueue<>();

    /** @param formats the format of each argument, by the argument's number */
    Kernel(primitive primitive, primitive_desc_base descriptor, Map<Integer, memory.desc> formats) {
        this.primitive = primitive;
        this.formats = Map.copyOf(formats);
        scratchpad = descriptor.scratchpad_desc();
        scratchpadSize = scratchpad.get_size();
    }

    /** Copies an array into another order. */
    static Kernel reorder(memory.desc from, memory.desc to) {
        reorder.primitive_desc descriptor =
                new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to, OneDnn.attributes(), false);
        return new Kernel(new reorder(descriptor), descriptor, Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to));
    }

    /**
     * A product of maps and of numbers that are repeated wherever they are one and the maps are more.
     *
     * @param maps the shape of the maps, and of what comes of them
     */
    static Kernel product(MapShape maps, MapShape numbers) {
        return repeating(algorithm.binary_mul, maps, numbers);
    }

    /** The same, but a sum. */
    static Kernel sum(MapShape maps, MapShape numbers) {
        return repeating(algorithm.binary_add, maps, numbers);
    }

    private static Kernel repeating(algorithm kind, MapShape maps, MapShape numbers) {
        memory.desc first = Descriptors.maps(maps);
        memory.desc second = Descriptors.maps(numbers);
        binary.primitive_desc descriptor =
                new binary.primitive_desc(OneDnn.engine(), kind, first, second, first, OneDnn.attributes(), false);
        return new Kernel(
                new binary(descriptor),
                descriptor,
                Map.of(dnnl.DNNL_ARG_SRC_0, first, dnnl.DNNL_ARG_SRC_1, second, dnnl.DNNL_ARG_DST, first));
    }

    /**
     * A number of 32 bits for each pixel, of maps whose channels lie last. oneDNN has fast code only for a matrix whose rows become as many numbers, one
     * behind the other.
     *
     * @param kind what becomes of the channels
     */
    static Kernel overChannels(algorithm kind, MapShape maps) {
        long pixels = maps.images() * maps.height() * maps.width();
        memory.desc matrix = Descriptors.plain(maps.format().type(), pixels, maps.channels());
        memory.desc numbers = Descriptors.plain(pixels, 1);
        if (maps.channels() == 1) {
            // A reduction must reduce something.
            return reorder(matrix, numbers);
        }
        reduction.primitive_desc descriptor =
                new reduction.primitive_desc(OneDnn.engine(), kind, matrix, numbers, 0, 0, OneDnn.attributes(), false);
        return new Kernel(
                new reduction(descriptor), descriptor, Map.of(dnnl.DNNL_ARG_SRC, matrix, dnnl.DNNL_ARG_DST, numbers));
    }

    /** A product of matrices, or of one pair for each image of a batch. */
    static Kernel matrixProduct(memory.desc first, memory.desc second, memory.desc result) {
        matmul.primitive_desc descriptor =
                new matmul.primitive_desc(OneDnn.engine(), first, second, result, OneDnn.attributes(), false);
        return new Kernel(
                new matmul(descriptor),
                descriptor,
                Map.of(dnnl.DNNL_ARG_SRC, first, dnnl.DNNL_ARG_WEIGHTS, second, dnnl.DNNL_ARG_DST, result));
    }

    /** Adds an array to another. */
    static Kernel addition(memory.desc of, memory.desc to) {
        post_ops sum = new post_ops();
        sum.append_sum();
        reorder.primitive_desc descriptor =
                new reorder.primitive_desc(OneDnn.engine(), of, OneDnn.engine(), to, OneDnn.attributes(sum), false);
        return new Kernel(new reorder(descriptor), descriptor, Map.of(dnnl.DNNL_ARG_FROM, of, dnnl.DNNL_ARG_TO, to));
    }

    /** An array for an argument, in the format that the primitive chose for it. */
    INDArray argument(int number, ArrayType memoryType, LayerWorkspaceMgr workspaces) {
        long floats = Math.max(1, (size(number) + Float.BYTES - 1) / Float.BYTES);
        return workspaces.createUninitialized(memoryType, DataType.FLOAT, floats);
    }

    /** How many bytes an argument has, in the format that the primitive chose for it. */
    long size(int number) {
        return formats.get(number).get_size();
    }

    /** @param arrays the arguments, each in its format */
    void run(Map<Integer, INDArray> arrays) {
        run(arrays, Map.of());
    }

    /**
     * @param arrays arguments, each in its format
     * @param others those that are no arrays
     */
    void run(Map<Integer, INDArray> arrays, Map<Integer, Pointer> others) {
        Arguments waiting = idle.poll();
        Arguments arguments = waiting == null ? new Arguments() : waiting;
        arrays.forEach((number, array) -> arguments.point(number, array.data().addressPointer()));
        others.forEach(arguments::point);
        if (scratchpadSize == 0) {
            execute(arguments);
        } else {
            try (WorkingMemory memory = WorkingMemory.take()) {
                arguments.point(dnnl.DNNL_ARG_SCRATCHPAD, memory.of(scratchpadSize));
                execute(arguments);
            }
        }
        idle.add(arguments);
        // An array that nobody reads later would be collected, and its memory freed, while oneDNN computes with it.
        Reference.reachabilityFence(arrays);
    }

    private void execute(Arguments arguments) {
        stream stream = OneDnn.stream();
        primitive.execute(stream, arguments.all);
        stream._wait();
    }

    @Override
    public void close() {
        for (Arguments arguments = idle.poll(); arguments != null; arguments = idle.poll()) {
            arguments.close();
        }
        primitive.deallocate();
    }

    /** What one call at a time takes. Made once, and pointed at the arrays of each call. */
    private final class Arguments implements Resource {
        private final Map<Integer, memory> each = new HashMap<>();
        private final IntMemoryMap all = new IntMemoryMap();

        Arguments() {
            formats.forEach(this::add);
            if (scratchpadSize > 0) {
                add(dnnl.DNNL_ARG_SCRATCHPAD, scratchpad);
            }
        }

        private void add(int number, memory.desc format) {
            memory argument = new memory(format, OneDnn.engine(), new Pointer());
            each.put(number, argument);
            all.put(number, argument);
        }

        void point(int number, Pointer address) {
            each.get(number).set_data_handle(address);
        }

        @Override
        public void close() {
            all.deallocate();
            each.values().forEach(memory::deallocate);
        }
    }
}
