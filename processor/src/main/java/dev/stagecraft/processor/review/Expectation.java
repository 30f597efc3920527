/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.declaration.BackboneDeclaration;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.StageMap;
import dev.stagecraft.processor.shape.StageMaps;
import java.util.List;
import java.util.stream.Collectors;

/** What is expected of the maps of a backbone. */
record Expectation(List<StageMap> maps) {
    Expectation(ShapedNetwork network, BackboneDeclaration backbone) {
        this(StageMaps.of(network).givenBy(backbone));
    }

    /** Whether other numbers were written down than there are. */
    static boolean fails(Declared<List<Integer>> expected, List<Integer> found) {
        return !expected.value().isEmpty() && !expected.value().equals(found);
    }

    /** {@code 512, 1024, 2048}, as it is written in a source. */
    static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** {@code layer2, layer3 and layer4} */
    String names() {
        List<String> names = maps.stream().map(StageMap::name).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
