/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
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
 * @param mixedPadding whether some do and others do not
 * @param dilated whether some convolutions are dilated
 * @param standardized whether some convolutions standardize their weights
 * @param standardizedInGroups whether some of these have groups
 * @param grouped whether some of the others have groups
 * @param ungrouped whether some of the others have none
 * @param batchNormalized whether some normalizations are over batches
 * @param groupNormalized whether some are over groups of channels
 */
record NetworkTraits(
        NetworkDeclaration declaration,
        boolean mixedBias,
        boolean zeroGamma,
        boolean same,
        boolean mixedPadding,
        boolean dilated,
        boolean standardized,
        boolean standardizedInGroups,
        boolean grouped,
        boolean ungrouped,
        boolean batchNormalized,
        boolean groupNormalized) {
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
        boolean padsSame = convolutions.stream().anyMatch(convolution -> convolution.padding() instanceof Padding.Same);
        boolean padsOtherwise = convolutions.stream().anyMatch(NetworkTraits::hasPaddingOfItsOwn);
        return new NetworkTraits(
                network.network().declaration(),
                convolutions.stream().map(Convolution::bias).distinct().count() > 1,
                layers.stream().anyMatch(layer -> layer instanceof Normalization it && it.startsAtZero()),
                padsSame && !padsOtherwise,
                padsSame && padsOtherwise,
                convolutions.stream()
                        .anyMatch(convolution -> convolution.dilation().isNamed()
                                || convolution.dilation().value() > 1),
                convolutions.stream().anyMatch(Convolution::standardized),
                convolutions.stream().anyMatch(convolution -> convolution.standardized() && convolution.isGrouped()),
                convolutions.stream().anyMatch(convolution -> !convolution.standardized() && convolution.isGrouped()),
                convolutions.stream().anyMatch(convolution -> !convolution.standardized() && !convolution.isGrouped()),
                layers.stream().anyMatch(layer -> isOf(Normalization.Batch.class, layer)),
                layers.stream().anyMatch(layer -> isOf(Normalization.Group.class, layer)));
    }

    /** A 1x1 convolution needs none, which is also what TensorFlow's padding is for it. */
    private static boolean hasPaddingOfItsOwn(Convolution convolution) {
        return convolution.padding() instanceof Padding.Explicit explicit
                && (convolution.kernel() > 1 || explicit.pixels().value() > 0);
    }

    private static boolean isOf(Class<? extends Normalization.Kind> kind, Layer layer) {
        return layer instanceof Normalization normalization && kind.isInstance(normalization.kind());
    }
}
