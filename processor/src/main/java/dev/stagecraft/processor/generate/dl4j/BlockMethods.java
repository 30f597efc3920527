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

/** The methods that build a network's blocks: one for each design. */
final class BlockMethods {
    private final List<BlockMethod> methods = new ArrayList<>();
    private final Map<ShapedBlock, BlockMethod> methodOf = new IdentityHashMap<>();

    BlockMethods(NetworkTraits traits, ShapedNetwork network) {
        Map<String, List<ShapedBlock>> designs = new LinkedHashMap<>();
        network.stages().stream()
                .flatMap(stage -> stage.blocks().stream())
                .forEach(
                        block -> designs.computeIfAbsent(BlockMethod.design(traits, block), design -> new ArrayList<>())
                                .add(block));
        Set<String> names = new HashSet<>();
        for (List<ShapedBlock> blocks : designs.values()) {
            BlockMethod method =
                    new BlockMethod(traits, unused(blocks.get(0).block().design(), names), blocks);
            methods.add(method);
            blocks.forEach(block -> methodOf.put(block, method));
        }
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
