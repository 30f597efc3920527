/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class FusedTest {
    private static final PostOp TANH = new PostOp.Function(algorithm.eltwise_tanh, 0, 0);
    private static final PostOp SWISH = new PostOp.Function(algorithm.eltwise_swish, 1, 0);
    private static final PostOp RELU = new PostOp.Function(algorithm.eltwise_relu, 0, 0);
    private static final PostOp CLIP = new PostOp.Function(algorithm.eltwise_clip, 0, 6);
    private static final PostOp ADDITION = new PostOp.Addition();

    /** oneDNN, which makes no primitive. */
    private static final Function<primitive_attr, binary.primitive_desc> DESCRIBED = attributes -> null;

    private static primitive refuse(binary.primitive_desc descriptor) {
        throw new RuntimeException("could not create a primitive: status = 5");
    }

    @Test
    void saysWhatOneDnnRefuses() {
        List<PostOp> postOps = List.of(TANH);
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> Fused.of(postOps, DESCRIBED, FusedTest::refuse));
        assertEquals(
                "oneDNN refuses to compute a layer of the network for images of this shape (could not create a primitive: status = 5);"
                        + " set the execution to DEEPLEARNING4J.",
                refusal.getMessage());
    }

    /** A kernel that oneDNN makes without functions only. */
    @Test
    void leavesAllToStepsWhereOneDnnRefusesSome() {
        List<PostOp> postOps = List.of(ADDITION, TANH);
        Fused<binary.primitive_desc> fused = Fused.of(
                postOps,
                attributes -> attributes.get_post_ops().len() == 0 ? null : DESCRIBED.apply(refused()),
                descriptor -> null);
        assertEquals(List.of(), fused.fused());
        assertEquals(postOps, fused.separate());
    }

    private static primitive_attr refused() {
        throw new RuntimeException("could not create a primitive descriptor: status = 3");
    }

    @Test
    void asksForReluKindsOnlyBehindNarrowGroups() {
        List<PostOp> postOps = List.of(ADDITION, RELU, CLIP, SWISH, RELU);
        for (int width : new int[] {4, 8, 12, 24}) {
            assertEquals(3, fusable(DataType.BFLOAT16, postOps, 2, width, width, 3, 3), "of " + width);
            assertEquals(5, fusable(DataType.FLOAT, postOps, 2, width, width, 3, 3), "of " + width);
        }
        assertEquals(5, fusable(DataType.BFLOAT16, postOps, 2, 16, 32, 3, 3), "groups that fill vectors");
        assertEquals(5, fusable(DataType.BFLOAT16, postOps, 8, 1, 1, 3, 3), "depthwise");
        assertEquals(5, fusable(DataType.BFLOAT16, postOps, 8, 8, 3, 3), "no groups");
    }

    private static int fusable(DataType type, List<PostOp> postOps, long... weight) {
        return NarrowGroups.fusable(type, weight, postOps);
    }
}
