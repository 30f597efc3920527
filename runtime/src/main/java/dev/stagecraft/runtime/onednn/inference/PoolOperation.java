/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Windows;
import dev.stagecraft.runtime.onednn.OneDnn;
import dev.stagecraft.runtime.onednn.PoolKind;
import dev.stagecraft.runtime.onednn.WindowSides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.pooling_forward;

/**
 * A pool.
 *
 * @param geometry how the window moves; none if it is the whole map
 */
record PoolOperation(PoolKind kind, Optional<Geometry> geometry) implements Operation {
    @Override
    public PlacedArray assemble(Assembly assembly, Computation node) {
        PlacedArray maps = assembly.input(node, 0);
        long[] in = maps.shape();
        Windows windows = geometry.map(moving -> moving.over(node.name(), in[2], in[3]))
                .orElseGet(() -> Windows.whole(in[2], in[3]));
        WindowSides sides = new WindowSides(windows);
        long[] out = {
            in[0], in[1], windows.rows().positions(), windows.columns().positions()
        };
        pooling_forward.primitive_desc descriptor = new pooling_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                kind.algorithm(),
                maps.format(),
                maps.any(out),
                sides.stride(),
                sides.kernel(),
                sides.dilation(),
                sides.before(),
                sides.after(),
                Assembly.attributes(List.of()),
                false);
        PlacedArray result = assembly.create(descriptor.dst_desc(), out);
        assembly.run(new pooling_forward(descriptor), descriptor, Map.of(DNNL_ARG_SRC, maps, DNNL_ARG_DST, result));
        return result;
    }
}
