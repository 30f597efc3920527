/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each size of squares has a scale. Of sizes that have no stage another rule says how many scales they need. */
final class EachSizeHasScale implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
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
}
