/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.Conv;
import dev.stagecraft.processor.declaration.Divisors;
import dev.stagecraft.processor.declaration.UnitDeclaration;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What must hold of groups of channels. */
final class GroupRules {
    private GroupRules() {}

    /** The groups of a convolution have equally many channels, in what it receives and in what it gives. */
    static boolean convolutionsDivide(ShapePlace place, Convolution convolution) {
        int channels = place.input().channels();
        int groups = convolution.groups().value();
        int filters = convolution.filters().value();
        boolean divide = channels % groups == 0 && filters % groups == 0;
        if (!divide) {
            Optional<UnitDeclaration> depthwise = place.stage().flatMap(it -> depthwise(it, convolution));
            place.report(
                    Message.GROUPS_DO_NOT_DIVIDE,
                    depthwise
                            .map(UnitDeclaration::filtersOrigin)
                            .orElse(convolution.blame().groups()),
                    filters + " filters in " + groups + " groups over " + place.input(),
                    place.name(),
                    channels,
                    filters,
                    depthwise.isPresent() ? "DEPTHWISE, " + groups + "," : groups,
                    depthwise
                            .map(unit -> wider(unit, place.stage().orElseThrow(), groups, filters))
                            .orElseGet(() -> "Set groups = "
                                    + Divisors.nearest(groups, Divisors.common(LongStream.of(channels, filters)))));
        }
        return divide;
    }

    /** The unit that a convolution is, if it has as many groups as it receives channels. */
    private static Optional<UnitDeclaration> depthwise(Stage stage, Convolution convolution) {
        return stage.declaration().block().stream()
                .flatMap(block -> block.units().stream())
                .filter(unit -> unit.groups().value() == Conv.DEPTHWISE
                        && unit.groups().origin().equals(convolution.blame().groups()))
                .findFirst();
    }

    /** The groups of a depthwise convolution are what they are: it is its filters that can be others. */
    private static String wider(UnitDeclaration unit, Stage stage, int groups, int filters) {
        if (unit.isFirst()) {
            return "Begin the block with a @Conv(kernel = 1)";
        }
        long nearest = Math.max(1, Math.round((double) filters / groups));
        long multiple = Math.min(nearest, Integer.MAX_VALUE / groups) * groups;
        return unit.filters().value() == Conv.AUTO
                ? "Set scale = "
                        + (double) multiple / stage.declaration().filters().value()
                : "Set filters = " + multiple;
    }

    /** The groups of a normalization have equally many channels. */
    static boolean normalizationsDivide(ShapePlace place, Normalization normalization) {
        int channels = place.input().channels();
        if (normalization.kind() instanceof Normalization.Group group && channels % group.groups() != 0) {
            place.report(
                    Message.NORMALIZATION_GROUPS,
                    group.origin(),
                    place.input().toString(),
                    place.name(),
                    channels,
                    group.groups(),
                    Divisors.nearest(group.groups(), commonChannels(place.network(), channels)));
            return false;
        }
        return true;
    }

    /** What divides this divides the channels of this normalization and of all others: each is that of some convolution. */
    private static long commonChannels(Network network, int channels) {
        Stream<Layer> blocks = network.stages().stream()
                .flatMap(stage -> stage.blocks().stream())
                .flatMap(block -> block.layers().stream());
        LongStream filters = Stream.concat(network.stem().stream(), blocks)
                .flatMap(GroupRules::convolutions)
                .mapToLong(convolution -> convolution.filters().value());
        return Divisors.common(LongStream.concat(LongStream.of(channels), filters));
    }

    private static Stream<Convolution> convolutions(Layer layer) {
        if (layer instanceof Convolution convolution) {
            return Stream.of(convolution);
        }
        return layer instanceof Add add
                ? add.chains().stream().flatMap(List::stream).flatMap(GroupRules::convolutions)
                : Stream.empty();
    }
}
