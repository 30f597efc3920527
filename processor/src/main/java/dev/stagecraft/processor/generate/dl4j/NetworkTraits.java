package dev.stagecraft.processor.generate.dl4j;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all layers of a network have in common, and so stands in a helper method, and what differs, and so is its
 * parameter.
 *
 * @param mixedBias whether some convolutions have a bias and others have none
 * @param zeroGamma whether some normalizations start with a scale of 0
 * @param same whether convolutions pad as TensorFlow does
 * @param dilated whether some convolutions are dilated
 * @param grouped whether some convolutions have groups
 * @param ungrouped whether some have none
 */
record NetworkTraits(
        NetworkDeclaration declaration,
        boolean mixedBias,
        boolean zeroGamma,
        boolean same,
        boolean dilated,
        boolean grouped,
        boolean ungrouped) {
    static NetworkTraits of(ShapedNetwork network) {
        List<Layer> layers = Stream.of(
                        network.stem().stream(),
                        network.stages().stream()
                                .flatMap(stage -> stage.blocks().stream())
                                .map(ShapedBlock::layers)
                                .flatMap(List::stream),
                        network.head().stream())
                .flatMap(chain -> chain)
                .flatMap(ShapedLayer::flatten)
                .map(ShapedLayer::layer)
                .toList();
        List<Convolution> convolutions = layers.stream()
                .filter(Convolution.class::isInstance)
                .map(Convolution.class::cast)
                .toList();
        return new NetworkTraits(
                network.network().declaration(),
                convolutions.stream().map(Convolution::bias).distinct().count() > 1,
                layers.stream().anyMatch(layer -> layer instanceof Normalization it && it.startsAtZero()),
                convolutions.stream().anyMatch(convolution -> convolution.padding() instanceof Padding.Same),
                convolutions.stream()
                        .anyMatch(convolution -> convolution.dilation().isNamed()),
                convolutions.stream().anyMatch(convolution -> convolution.groups() > 1),
                convolutions.stream().anyMatch(convolution -> convolution.groups() == 1));
    }
}
