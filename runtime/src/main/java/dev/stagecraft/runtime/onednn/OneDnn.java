/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;

/** The library, on the processor of this machine. */
public final class OneDnn {
    private static final engine ENGINE = new engine(engine.kind.cpu, 0);
    private static final ThreadLocal<stream> STREAM = ThreadLocal.withInitial(() -> new stream(ENGINE));

    /** Kept, since whoever asks first may do so in a scope that frees what is made in it ({@link Recent}). */
    private static final primitive_attr ATTRIBUTES = attributes(new post_ops()).retainReference();

    private OneDnn() {}

    public static engine engine() {
        return ENGINE;
    }

    /** Where this thread's primitives run. */
    public static stream stream() {
        return STREAM.get();
    }

    /** The attributes of every primitive: its working memory is given to it, so that any thread may run it. */
    static primitive_attr attributes() {
        return ATTRIBUTES;
    }

    /** The same, of a primitive that does something with its result before it writes it. */
    public static primitive_attr attributes(post_ops postOps) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
        attributes.set_post_ops(postOps);
        return attributes;
    }

    /** Whether the processor {@linkplain InstructionSet#hasBfloat16() multiplies numbers of bfloat16}. */
    static boolean hasBfloat16() {
        return InstructionSet.effective().filter(InstructionSet::hasBfloat16).isPresent();
    }

    /** Whether convolutions are {@linkplain InstructionSet#prefersBlocks() faster with channels in blocks} than with channels last. */
    public static boolean prefersBlocks() {
        return InstructionSet.effective().filter(InstructionSet::prefersBlocks).isPresent();
    }

    /** Whether {@linkplain InstructionSet#hasFastProducts() products of matrices are as fast as convolutions}. */
    static boolean hasFastProducts() {
        return InstructionSet.effective()
                .filter(InstructionSet::hasFastProducts)
                .isPresent();
    }
}
