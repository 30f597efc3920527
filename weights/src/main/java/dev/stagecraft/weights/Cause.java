/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import dev.stagecraft.weights.text.Excerpt;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a file probably is that does not fit. */
final class Cause {
    /** A tensor that each ResNet has, by the names of torchvision, timm and transformers. */
    private static final List<String> FIRST_OF_BLOCKS = List.of(
            "layer1.0.conv1.weight",
            "stages.0.blocks.0.conv1.weight",
            "encoder.stages.0.layers.0.layer.0.convolution.weight");

    private Cause() {}

    /** @param placement where the file has most of the network's names */
    static Optional<String> of(
            List<NetworkTensor> network, Collection<TensorInfo> file, Placement placement, List<Misfit> misfits) {
        if (misfits.stream().allMatch(Cause::isOfOtherReals)) {
            return Optional.of("Convert its tensors to F32 where it comes from, as tensor.float() of PyTorch does");
        }
        String prefix = prefix(file, placement);
        Optional<String> ofFile = Architecture.ofFile(file, prefix);
        if (ofFile.isEmpty()) {
            return OtherNames.of(file)
                    .or(() -> Optional.of(
                            "Its names are not those that torchvision, timm, transformers or Keras give a ResNet"));
        }
        Optional<String> ofNetwork = Architecture.of(network);
        return ofFile.filter(name -> !ofNetwork.equals(Optional.of(name)))
                .map(name -> (prefix.isEmpty() ? "These are" : "Those below " + Excerpt.of(prefix) + " are")
                        + " the weights of " + withArticle(name)
                        + ofNetwork
                                .map(own -> ", and the network is " + withArticle(own))
                                .orElse(""));
    }

    /** Of networks that pool otherwise, what else must be declared: their tensors alone would fit others too. */
    static String withPool(String cause) {
        return cause.contains("legacy SE-")
                ? cause + "; declare it with padding = Pool.CEIL in the pool of its stem, for which they were trained"
                : cause;
    }

    /** Whether its numbers are no whole ones, so that they may well be weights. */
    private static boolean isOfOtherReals(Misfit misfit) {
        return misfit instanceof Misfit.OtherType other && !other.found().type().isWhole();
    }

    /** What is in front of the names of a ResNet, whichever it is. */
    private static String prefix(Collection<TensorInfo> file, Placement placement) {
        if (!placement.prefix().isEmpty()) {
            return placement.prefix();
        }
        return file.stream()
                .map(TensorInfo::name)
                .flatMap(name -> FIRST_OF_BLOCKS.stream()
                        .filter(first -> name.equals(first) || name.endsWith("." + first))
                        .map(first -> name.substring(0, name.length() - first.length())))
                .min((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
    }

    private static String withArticle(String name) {
        return (name.startsWith("SE-") || name.startsWith("ECA-") ? "an " : "a ") + name;
    }
}
