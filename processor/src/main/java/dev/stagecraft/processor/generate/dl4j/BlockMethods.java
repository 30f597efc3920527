/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods that build a network's blocks: one for each design. Blocks whose shortcut is the identity are built by the method of
 * others with the same residual branch, if there is one.
 */
final class BlockMethods {
    private final List<BlockMethod> methods = new ArrayList<>();
    private final Map<ShapedBlock, BlockMethod> methodOf = new IdentityHashMap<>();

    BlockMethods(NetworkTraits traits, ShapedNetwork network) {
        Set<String> names = new HashSet<>();
        for (List<ShapedBlock> blocks : designs(traits, network).values()) {
            String design = BlockMethod.example(blocks).block().design();
            BlockMethod method = new BlockMethod(traits, unused(design, names), blocks);
            methods.add(method);
            blocks.forEach(block -> methodOf.put(block, method));
        }
    }

    private static Map<String, List<ShapedBlock>> designs(NetworkTraits traits, ShapedNetwork network) {
        List<ShapedBlock> blocks = network.stages().stream()
                .flatMap(stage -> stage.blocks().stream())
                .toList();
        // By the code of the branch, the code of the first block that has it and a shortcut of layers.
        Map<String, String> shared = new LinkedHashMap<>();
        blocks.stream()
                .filter(BlockMethod::hasShortcutLayers)
                .forEach(block ->
                        shared.putIfAbsent(BlockMethod.branchCode(traits, block), BlockMethod.code(traits, block)));
        Map<String, List<ShapedBlock>> designs = new LinkedHashMap<>();
        for (ShapedBlock block : blocks) {
            String code = BlockMethod.hasShortcutLayers(block)
                    ? BlockMethod.code(traits, block)
                    : shared.getOrDefault(BlockMethod.branchCode(traits, block), BlockMethod.branchCode(traits, block));
            designs.computeIfAbsent(code, key -> new ArrayList<>()).add(block);
        }
        return designs;
    }

    private static String unused(String name, Set<String> names) {
        String candidate = name;
        for (int number = 2; !names.add(candidate); number++) {
            candidate = name + number;
        }
        return candidate;
    }

    BlockMethod of(ShapedBlock block) {
        return methodOf.get(block);
    }

    List<MethodSpec> all() {
        return methods.stream().map(BlockMethod::method).toList();
    }
}
