/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.EdgePadding;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.weights.NetworkTensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tensors of a network, in the order of its layers. */
final class NetworkTensors {
    private NetworkTensors() {}

    static List<NetworkTensor> of(ShapedNetwork network) {
        Stream<NetworkTensor> stages = network.stages().stream()
                .flatMap(stage -> stage.blocks().stream())
                .flatMap(NetworkTensors::block);
        return Stream.of(chain("", network.stem()), stages, chain("", network.head()))
                .flatMap(tensors -> tensors)
                .toList();
    }

    /** Whether a network has a pool whose last windows reach over the edge, as those of timm's legacy SE-ResNets do. */
    static boolean poolsOverTheEdge(ShapedNetwork network) {
        return Stream.concat(network.stem().stream(), network.head().stream())
                .flatMap(ShapedLayer::flatten)
                .anyMatch(layer -> layer.layer() instanceof EdgePadding);
    }

    private static Stream<NetworkTensor> block(ShapedBlock several) {
        Block block = several.block();
        return IntStream.range(0, block.count())
                .mapToObj(block::name)
                .flatMap(name -> chain(name + ".", several.layers()));
    }

    private static Stream<NetworkTensor> chain(String prefix, List<ShapedLayer> layers) {
        return layers.stream()
                .flatMap(ShapedLayer::flatten)
                .flatMap(layer -> layer.layer()
                        .accept(new LayerTensors(prefix + layer.layer().name(), layer.input(), layer.output())));
    }
}
