/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/** An addition of two arrays of the same shape, neither of which comes of what could add the other. */
record Sum() implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray first = assembly.input(node, 0);
        PlacedArray second = assembly.input(node, 1, first.format());
        requireEqual(node.name(), first.shape(), second.shape());
        PlacedArray result = assembly.create(first.format(), first.shape());
        return assembly.separately(node, add(assembly, node.postOps(), first, second, result), result);
    }

    /** Adds two arrays of one format, into one of them or into a third. @return what is left to be done with the result */
    static List<PostOp> add(
            Assembly assembly, List<PostOp> postOps, PlacedArray first, PlacedArray second, PlacedArray result) {
        Fused<binary.primitive_desc> fused = Fused.of(
                postOps,
                attributes -> new binary.primitive_desc(
                        OneDnn.engine(),
                        algorithm.binary_add,
                        first.format(),
                        second.format(),
                        result.format(),
                        attributes,
                        false),
                binary::new);
        assembly.run(
                fused.primitive(),
                fused.descriptor(),
                Map.of(DNNL_ARG_SRC_0, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, result));
        return fused.separate();
    }

    /** @throws IllegalArgumentException if a layer is to add arrays of different shapes */
    static void requireEqual(String layer, long[] first, long[] second) {
        if (!Arrays.equals(first, second)) {
            throw new IllegalArgumentException("The images are of another size than the network's: " + layer + " adds "
                    + Arrays.toString(first) + " and " + Arrays.toString(second) + ".");
        }
    }

    @Override
    public boolean fuses(List<PostOp> already, PostOp next) {
        return next instanceof PostOp.Function;
    }
}
