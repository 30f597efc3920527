/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Descriptors;
import dev.stagecraft.runtime.onednn.OneDnn;
import dev.stagecraft.runtime.onednn.Resource;
import dev.stagecraft.runtime.onednn.Slab;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Numbers that stay as they are, in each order in which a primitive reads them. */
final class Weight implements Resource {
    private final long[] shape;
    private final List<Ordered> ordered = new ArrayList<>();

    private record Ordered(memory.desc format, Slab slab, boolean isRead) {}

    /** @param values the numbers in C order */
    Weight(float[] values, long... shape) {
        this.shape = shape;
        Slab slab = new Slab((long) values.length * Float.BYTES);
        new FloatPointer(slab.at(0)).put(values, 0, values.length);
        ordered.add(new Ordered(Descriptors.plain(shape), slab, false));
    }

    long[] shape() {
        return shape;
    }

    /** The numbers in an order. What was never read is not kept beside it. */
    synchronized PlacedArray in(memory.desc format) {
        for (int i = 0; i < ordered.size(); i++) {
            Ordered one = ordered.get(i);
            if (one.format.equals(format)) {
                ordered.set(i, new Ordered(one.format, one.slab, true));
                return new PlacedArray(one.format, shape, new Place.Constant(one.slab));
            }
        }
        Ordered from = ordered.get(0);
        Slab slab = new Slab(format.get_size());
        reorder(from, format, slab);
        if (!from.isRead) {
            ordered.remove(0);
            from.slab.close();
        }
        ordered.add(new Ordered(format, slab, true));
        return new PlacedArray(format, shape, new Place.Constant(slab));
    }

    private static void reorder(Ordered from, memory.desc format, Slab to) {
        reorder.primitive_desc descriptor =
                new reorder.primitive_desc(OneDnn.engine(), from.format, OneDnn.engine(), format);
        try (reorder primitive = new reorder(descriptor);
                memory source = in(from.format, from.slab.at(0));
                memory target = in(format, to.at(0));
                IntMemoryMap arguments = new IntMemoryMap()) {
            arguments.put(dnnl.DNNL_ARG_FROM, source);
            arguments.put(dnnl.DNNL_ARG_TO, target);
            primitive.execute(OneDnn.stream(), arguments);
            OneDnn.stream()._wait();
        }
    }

    private static memory in(memory.desc format, Pointer place) {
        return new memory(format, OneDnn.engine(), place);
    }

    @Override
    public void close() {
        ordered.forEach(one -> one.slab.close());
    }
}
