/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.util.ArrayList;
import java.util.List;

/** A dense layer, that classifies or not. Rows of the written weight are outputs, as in PyTorch. */
final class DenseOperators implements NodeOperators<Node.Dense> {
    @Override
    public String write(Node.Dense dense, Vertex vertex) {
        List<String> inputs = new ArrayList<>();
        inputs.add(vertex.input());
        inputs.add(vertex.parameter(dense.weight()));
        dense.bias().ifPresent(bias -> inputs.add(vertex.parameter(bias)));
        String sums = vertex.isLast() ? OnnxFormat.LOGITS : FunctionOperators.sums(dense.function(), vertex);
        vertex.graph().node("Gemm", sums, inputs, Attributes.integer("transB", 1));
        return FunctionOperators.write(dense.function(), vertex, sums);
    }
}
