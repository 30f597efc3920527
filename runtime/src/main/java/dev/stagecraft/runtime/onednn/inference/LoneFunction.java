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
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.prop_kind;

/** Functions of one number that follow nothing that could apply them. */
record LoneFunction(List<PostOp.Function> functions) implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray values =
                assembly.overwritable(node, 0, assembly.input(node, 0).format());
        functions.forEach(function -> apply(assembly, function, values));
        return values;
    }

    /** Applies a function to values where they lie. */
    static void apply(Assembly assembly, PostOp.Function function, PlacedArray values) {
        eltwise_forward.primitive_desc descriptor = new eltwise_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                function.kind(),
                values.format(),
                values.format(),
                function.alpha(),
                function.beta(),
                Assembly.attributes(List.of()),
                false);
        assembly.run(new eltwise_forward(descriptor), descriptor, Map.of(DNNL_ARG_SRC, values, DNNL_ARG_DST, values));
    }
}
