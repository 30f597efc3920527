/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.Conv;
import dev.stagecraft.Convs;
import dev.stagecraft.ResidualBlock;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** Units are those of a block; a network that is none has stages. */
final class UnitsBelongToBlocks implements ElementRule {
    @Override
    public void check(TypeElement network, Origin origin, Diagnostics diagnostics) {
        Set<String> annotations = network.getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType().asElement().toString())
                .collect(Collectors.toSet());
        boolean hasUnits = annotations.contains(Conv.class.getCanonicalName())
                || annotations.contains(Convs.class.getCanonicalName());
        if (hasUnits && !annotations.contains(ResidualBlock.class.getCanonicalName())) {
            diagnostics.report(
                    Message.UNITS_OF_NETWORK,
                    Origin.of(network.getQualifiedName().toString(), Conv.class.getCanonicalName(), 0),
                    network.getSimpleName());
        }
    }
}
