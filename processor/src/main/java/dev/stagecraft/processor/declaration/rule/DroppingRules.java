/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.DropBlockDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of what is dropped while training: {@code @DropBlock}, {@code @StochasticDepth}, dropout. */
final class DroppingRules {
    private DroppingRules() {}

    /** What is dropped is a share. */
    static void ratesAreShares(NetworkDeclaration network, Diagnostics diagnostics) {
        network.head().ifPresent(head -> ratesAreShares(head.dropout(), "@Head", diagnostics));
        ratesAreShares(network.design().block().dropout(), "@BlockDesign", diagnostics);
        network.design().stochasticDepth().ifPresent(rate -> ratesAreShares(rate, "@StochasticDepth", diagnostics));
        network.design().dropBlock().ifPresent(it -> ratesAreShares(it.rate(), "@DropBlock", diagnostics));
    }

    private static void ratesAreShares(Declared<Double> rate, String owner, Diagnostics diagnostics) {
        if (!(rate.value() >= 0 && rate.value() < 1)) {
            diagnostics.report(Message.RATE, rate.origin(), rate.origin().attribute(), owner, rate.value());
        }
    }

    /** Squares are dropped in stages that there are. */
    static void stagesExist(NetworkDeclaration network, Diagnostics diagnostics) {
        int stages = network.stages().size();
        network.design()
                .dropBlock()
                .filter(it -> stages > 0 && it.blockSizes().value().size() > stages)
                .ifPresent(it -> diagnostics.report(
                        Message.DROP_BLOCK_STAGES,
                        it.blockSizes().origin(),
                        it.blockSizes().value().size(),
                        stages,
                        last(it.blockSizes().value(), stages),
                        scales(it.scales().value(), stages)));
    }

    private static String last(List<Integer> sizes, int count) {
        return sizes.stream().skip(sizes.size() - count).map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Each size of squares has a scale. Of sizes that have no stage another rule says how many scales they need. */
    static void eachSizeHasScale(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design()
                .dropBlock()
                .filter(it -> it.blockSizes().value().size() <= network.stages().size())
                .filter(it ->
                        it.blockSizes().value().size() != it.scales().value().size())
                .ifPresent(it -> diagnostics.report(
                        Message.DROP_BLOCK_SCALES,
                        it.scales().origin(),
                        it.blockSizes().value().size(),
                        it.scales().value().size(),
                        scales(it.scales().value(), it.blockSizes().value().size())));
    }

    /** The last ones of those that there are, behind as many ones as are missing. */
    static String scales(List<Double> declared, int count) {
        return Stream.concat(
                        Stream.generate(() -> 1.0).limit(Math.max(0, count - declared.size())),
                        declared.stream().skip(Math.max(0, declared.size() - count)))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** A scale is a positive number. */
    static void scalesArePositive(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().dropBlock().map(DropBlockDeclaration::scales).ifPresent(scales -> {
            for (int i = 0; i < scales.value().size(); i++) {
                double scale = scales.value().get(i);
                if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
                    diagnostics.report(Message.DROP_BLOCK_SCALE, scales.origin().element(i), scale);
                }
            }
        });
    }

    /** A scale times the rate is a share, and so at most 1. */
    static void scaledRatesAreShares(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().dropBlock().ifPresent(dropBlock -> {
            Declared<List<Double>> scales = dropBlock.scales();
            double rate = dropBlock.rate().value();
            for (int i = 0; i < scales.value().size(); i++) {
                double scale = scales.value().get(i);
                if (rate < 1 && scale < Double.POSITIVE_INFINITY && scale * rate > 1) {
                    diagnostics.report(Message.DROP_BLOCK_SHARE, scales.origin().element(i), scale, 1 / rate, rate);
                }
            }
        });
    }

    /** The rate of stochastic depth grows from block to block. */
    static void severalBlocksToDrop(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design().stochasticDepth().ifPresent(rate -> {
            boolean isOne = network.stages().size() == 1
                    && network.stages().get(0).blocks().value() == 1;
            if (isOne) {
                diagnostics.report(Message.ONE_BLOCK_TO_DROP, rate.origin(), network.simpleName());
            }
        });
    }
}
