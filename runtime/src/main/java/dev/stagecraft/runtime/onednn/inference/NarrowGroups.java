/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Groups of channels that do not fill vectors of AVX-512. In bfloat16 oneDNN 2.5.2 computed them in shorter vectors, and functions of those
 * in part by instructions that know the first sixteen registers only: where a map is so wide that the others are in use, it wrote over
 * another result, or made no primitive. ReLUs of any kind and additions need no such instruction. oneDNN 3.11 does it right with AVX512_BF16; with AMX
 * it was not tried.
 */
final class NarrowGroups {
    /** The 32-bit numbers of a vector. */
    private static final int VECTOR = 16;

    private NarrowGroups() {}

    /**
     * How many of the things to do with a convolution's result it may be asked to do.
     *
     * @param weight {@code [out, in, kH, kW]} or {@code [groups, out, in, kH, kW]}
     */
    static int fusable(DataType type, long[] weight, List<PostOp> postOps) {
        if (type != DataType.BFLOAT16 || !areNarrow(weight)) {
            return postOps.size();
        }
        int count = 0;
        while (count < postOps.size() && isSafe(postOps.get(count))) {
            count++;
        }
        return count;
    }

    private static boolean areNarrow(long[] weight) {
        boolean isDepthwise = weight.length == 5 && weight[1] == 1 && weight[2] == 1;
        return weight.length == 5 && !isDepthwise && (weight[1] % VECTOR != 0 || weight[2] % VECTOR != 0);
    }

    private static boolean isSafe(PostOp postOp) {
        return !(postOp instanceof PostOp.Function function) || function.isOfReluKind();
    }
}
