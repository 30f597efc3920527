/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.runtime.reader.FlatArray;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.weights.NetworkTensor;
import dev.stagecraft.weights.TensorShape;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The tensors of a network in the order of its layers, as files have them. */
final class NamedParameters {
    private NamedParameters() {}

    static List<NamedParameter> of(ComputationGraph network) {
        NetworkProgram program = GraphReader.read(network);
        FlatArray numbers = FlatArray.parameters(network);
        return program.nodes().stream()
                .flatMap(node -> node.tensors().stream().map(tensor -> of(tensor, role(node, program), numbers)))
                .toList();
    }

    /** Whether the network has a pool whose last windows reach over the edge, as those of timm's legacy SE-ResNets do. */
    static boolean poolsOverTheEdge(ComputationGraph network) {
        return GraphReader.read(network).nodes().stream().anyMatch(Node.EdgePadding.class::isInstance);
    }

    private static NamedParameter of(ParameterTensor tensor, NetworkTensor.Role role, FlatArray numbers) {
        return new NamedParameter(
                new NetworkTensor(tensor.layer(), tensor.part(), TensorShape.of(tensor.dimensions()), role),
                numbers.view(tensor),
                Layout.of(tensor.encoding()));
    }

    private static NetworkTensor.Role role(Node node, NetworkProgram program) {
        boolean isHead = node instanceof Node.Dense
                && program.results().contains(node.site().id());
        return isHead ? NetworkTensor.Role.HEAD : NetworkTensor.Role.BODY;
    }
}
