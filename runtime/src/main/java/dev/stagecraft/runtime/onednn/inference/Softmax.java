/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.stagecraft.runtime.onednn.OneDnn;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.softmax_forward;

/** Probabilities of logits {@code [N, classes]}. */
record Softmax() implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray values =
                assembly.overwritable(node, 0, assembly.input(node, 0).format());
        softmax_forward.primitive_desc descriptor = new softmax_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                algorithm.softmax_accurate,
                values.format(),
                values.format(),
                1,
                Assembly.attributes(List.of()),
                false);
        assembly.run(new softmax_forward(descriptor), descriptor, Map.of(DNNL_ARG_SRC, values, DNNL_ARG_DST, values));
        return values;
    }
}
