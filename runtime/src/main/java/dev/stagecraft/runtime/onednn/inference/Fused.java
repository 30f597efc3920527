/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;

/**
 * A primitive that does with its result as much of what is to be done as oneDNN takes: what it takes shows only when it has made
 * the primitive, for maps of one size.
 *
 * @param separate what is left, for steps of their own
 */
record Fused<D extends primitive_desc_base>(
        D descriptor, primitive primitive, List<PostOp> fused, List<PostOp> separate) {
    /**
     * @param postOps what is to be done with the result
     * @param most how many of them it may be asked to do
     * @param describe has oneDNN choose how it computes, with these attributes
     * @throws IllegalStateException if oneDNN refuses the primitive alone, too
     */
    static <D extends primitive_desc_base> Fused<D> of(
            List<PostOp> postOps, int most, Function<primitive_attr, D> describe, Function<D, primitive> make) {
        try {
            return with(postOps, most, describe, make);
        } catch (RuntimeException refused) {
            if (most > 0) {
                return of(postOps, 0, describe, make);
            }
            throw new IllegalStateException(
                    "oneDNN refuses to compute a layer of the network for images of this shape (" + refused.getMessage()
                            + "); set the execution to DEEPLEARNING4J.",
                    refused);
        }
    }

    /** The same, where oneDNN may be asked to do all of them. */
    static <D extends primitive_desc_base> Fused<D> of(
            List<PostOp> postOps, Function<primitive_attr, D> describe, Function<D, primitive> make) {
        return of(postOps, postOps.size(), describe, make);
    }

    private static <D extends primitive_desc_base> Fused<D> with(
            List<PostOp> postOps, int count, Function<primitive_attr, D> describe, Function<D, primitive> make) {
        List<PostOp> fused = postOps.subList(0, count);
        D descriptor = describe.apply(Assembly.attributes(fused));
        return new Fused<>(descriptor, make.apply(descriptor), fused, postOps.subList(count, postOps.size()));
    }

    boolean adds() {
        return fused.contains(new PostOp.Addition());
    }
}
