/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.declaration.SqueezeExcitationDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.network.expansion.AttentionExpansion;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.ShapedStage;
import java.util.Comparator;
import java.util.stream.Stream;

/** The bottleneck of a squeeze-excitation has channels enough to say something about those that it weighs. */
final class SqueezeWideEnough implements ReviewRule {
    /** The width below which it is probably a mistake. */
    private static final int CHANNELS = 4;

    /** @param reduced the channels that the squeezed ones are computed of */
    private record Squeeze(String stage, int channels, int reduced, int squeezed) {}

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .design()
                .attention(SqueezeExcitationDeclaration.class)
                .ifPresent(declared -> network.stages().stream()
                        .flatMap(stage -> squeezes(stage, declared.isAtEnd()))
                        .min(Comparator.comparingInt(Squeeze::squeezed))
                        .filter(narrowest -> narrowest.squeezed() < CHANNELS)
                        .ifPresent(narrowest -> diagnostics.report(
                                Message.NARROW_SQUEEZE,
                                declared.reduction().origin(),
                                narrowest.stage(),
                                narrowest.channels(),
                                narrowest.squeezed(),
                                CHANNELS,
                                remedy(declared, narrowest.reduced()))));
    }

    private static String remedy(SqueezeExcitationDeclaration declared, int channels) {
        int divisor = declared.divisor().value();
        // The smaller the reduction, the wider the bottleneck: halved until the largest that is enough is found.
        int enough = 0;
        int tooMuch = declared.reduction().value();
        while (tooMuch - enough > 1) {
            int middle = enough + (tooMuch - enough) / 2;
            if (AttentionExpansion.squeezedChannels(channels, middle, divisor) >= CHANNELS) {
                enough = middle;
            } else {
                tooMuch = middle;
            }
        }
        return enough > 0 ? "Set reduction = " + enough : "Set divisor = " + CHANNELS;
    }

    private static Stream<Squeeze> squeezes(ShapedStage stage, boolean isAtEnd) {
        return stage.blocks().stream()
                .flatMap(block -> block.layers().stream()
                        .flatMap(ShapedLayer::flatten)
                        .filter(layer -> layer.layer() instanceof Scale scale
                                && scale.name().equals("se"))
                        .map(scale -> new Squeeze(
                                stage.stage().name(),
                                scale.input().channels(),
                                (isAtEnd ? scale.input() : block.input()).channels(),
                                scale.chains().get(0).stream()
                                        .filter(layer -> layer.layer() instanceof Convolution)
                                        .findFirst()
                                        .orElseThrow()
                                        .output()
                                        .channels())));
    }
}
