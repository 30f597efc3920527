/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Normalization;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The groups of a normalization have equally many channels. */
final class NormalizationGroupsDivide {
    private final Network network;
    private final Trace trace;
    private final Diagnostics diagnostics;

    NormalizationGroupsDivide(Network network, Trace trace, Diagnostics diagnostics) {
        this.network = network;
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(String name, Normalization normalization, Shape input) {
        if (normalization.kind() instanceof Normalization.Group group && input.channels() % group.groups() != 0) {
            diagnostics.report(
                    Message.NORMALIZATION_GROUPS,
                    group.origin(),
                    trace.failingAt(name, input.toString()),
                    name,
                    input.channels(),
                    group.groups(),
                    Divisors.nearest(group.groups(), commonChannels(input.channels())));
        }
    }

    /** What divides this divides the channels of this normalization and of all others: each is that of some convolution. */
    private long commonChannels(int channels) {
        Stream<Layer> blocks = network.stages().stream()
                .flatMap(stage -> stage.blocks().stream())
                .flatMap(block -> block.layers().stream());
        LongStream filters = Stream.concat(network.stem().stream(), blocks)
                .flatMap(NormalizationGroupsDivide::convolutions)
                .mapToLong(convolution -> convolution.filters().value());
        return Divisors.common(LongStream.concat(LongStream.of(channels), filters));
    }

    private static Stream<Convolution> convolutions(Layer layer) {
        if (layer instanceof Convolution convolution) {
            return Stream.of(convolution);
        }
        return layer instanceof Add add
                ? add.chains().stream().flatMap(List::stream).flatMap(NormalizationGroupsDivide::convolutions)
                : Stream.empty();
    }
}
