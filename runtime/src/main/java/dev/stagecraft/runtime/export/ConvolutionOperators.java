/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.List;

/** A convolution, of all channels or of groups of them. The weights have the order of ONNX. */
final class ConvolutionOperators implements NodeOperators<Node.Convolution> {
    @Override
    public String write(Node.Convolution convolution, Vertex vertex) {
        List<String> inputs = new ArrayList<>();
        inputs.add(vertex.input());
        inputs.add(vertex.convolved(convolution));
        convolution.bias().ifPresent(bias -> inputs.add(vertex.parameter(bias)));
        Geometry geometry = convolution.geometry();
        String sums = FunctionOperators.sums(convolution.function(), vertex);
        vertex.graph()
                .node(
                        "Conv",
                        sums,
                        inputs,
                        WindowAttributes.kernel(geometry),
                        WindowAttributes.strides(geometry),
                        Attributes.integers(
                                "dilations",
                                geometry.rows().dilation(),
                                geometry.columns().dilation()),
                        WindowAttributes.padding(geometry, vertex),
                        Attributes.integer("group", convolution.groups()));
        return FunctionOperators.write(convolution.function(), vertex, sums);
    }
}
