/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.generate.dl4j.ChainCode.Shortcuts;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The method that builds the blocks of one design, which differ in named numbers and in whether they have a shortcut's layers. */
final class BlockMethod {
    /** The order of the parameters; a number behind a name does not count. */
    private static final List<String> ORDER =
            List.of("in", "filters", "reduced", "width", "out", "squeezed", "kernel", "stride", "dilation", "depth");

    private final NetworkTraits traits;
    private final String name;
    private final List<ShapedBlock> blocks;

    /** @param blocks all the blocks that the method builds */
    BlockMethod(NetworkTraits traits, String name, List<ShapedBlock> blocks) {
        this.traits = traits;
        this.name = name;
        this.blocks = blocks;
    }

    /** The code of a block without the layers of its shortcut. */
    static String branchCode(NetworkTraits traits, ShapedBlock block) {
        return body(traits, block, Shortcuts.IDENTITY).toString();
    }

    /** The code of a block with the layers of its shortcut. */
    static String code(NetworkTraits traits, ShapedBlock block) {
        return body(traits, block, Shortcuts.PROJECTION).toString();
    }

    private static CodeBlock body(NetworkTraits traits, ShapedBlock block, Shortcuts shortcuts) {
        Quantity in = new Quantity("in", block.input().channels());
        return new ChainCode(traits, Names.ofBlock(), shortcuts, CodeBlock.of("input"), in)
                .append(block.layers())
                .code();
    }

    MethodSpec method() {
        ShapedBlock example = example(blocks);
        MethodSpec.Builder method = HelperMethods.helper(name);
        quantities(example).keySet().forEach(quantity -> method.addParameter(int.class, quantity));
        if (shortcuts() == Shortcuts.BOTH) {
            method.addParameter(boolean.class, shortcutParameter());
        }
        return method.addCode(body(traits, example, shortcuts())).build();
    }

    /** The statement that builds a block. */
    CodeBlock call(ShapedBlock block, CodeBlock blockName, CodeBlock inputName) {
        CodeBlock.Builder call = CodeBlock.builder().add("$L(graph,$W$L,$W$L", name, blockName, inputName);
        Map<String, Quantity> own = quantities(block);
        quantities(example(blocks))
                .keySet()
                .forEach(quantity ->
                        call.add(",$W$L", argument(own.getOrDefault(quantity, stride(block)), block.block())));
        if (shortcuts() == Shortcuts.BOTH) {
            call.add(",$W$L", hasShortcutLayers(block));
        }
        return call.add(")").build();
    }

    /** Where no layer of the branch carries the stride, only blocks with the layers of a shortcut name it. */
    private static Quantity stride(ShapedBlock block) {
        return new Quantity("stride", block.block().stride());
    }

    /** In a loop over several blocks, a number that counts is counted from the loop's variable. */
    private static String argument(Quantity quantity, Block block) {
        if (!quantity.counts() || block.count() == 1) {
            return String.valueOf(quantity.value());
        }
        int offset = quantity.value() - block.first();
        return offset == 0 ? "block" : offset + " + block";
    }

    /** What a block with and a block without the layers of a shortcut are told apart by. */
    static String parameterFor(Add add) {
        return add.shortcut().stream().anyMatch(Convolution.class::isInstance) ? "projection" : "downsamples";
    }

    private String shortcutParameter() {
        return parameterFor(shortcutOf(example(blocks)));
    }

    private static Add shortcutOf(ShapedBlock block) {
        return (Add) block.layers().stream()
                .map(ShapedLayer::layer)
                .filter(Add.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private Shortcuts shortcuts() {
        if (blocks.stream().noneMatch(BlockMethod::hasShortcutLayers)) {
            return Shortcuts.IDENTITY;
        }
        return blocks.stream().allMatch(BlockMethod::hasShortcutLayers) ? Shortcuts.PROJECTION : Shortcuts.BOTH;
    }

    /** A block with the layers of a shortcut, if there is one. */
    static ShapedBlock example(List<ShapedBlock> blocks) {
        return blocks.stream()
                .filter(BlockMethod::hasShortcutLayers)
                .findFirst()
                .orElse(blocks.get(0));
    }

    static boolean hasShortcutLayers(ShapedBlock block) {
        return !shortcutOf(block).shortcut().isEmpty();
    }

    /** The named numbers of a block, in the order of the parameters. */
    private static Map<String, Quantity> quantities(ShapedBlock block) {
        Map<String, Quantity> found = new LinkedHashMap<>();
        found.put("in", new Quantity("in", block.input().channels()));
        block.layers().stream()
                .flatMap(ShapedLayer::flatten)
                .map(ShapedLayer::layer)
                .map(Layer::quantities)
                .flatMap(List::stream)
                .filter(Quantity::isNamed)
                .forEach(quantity -> found.put(quantity.name(), quantity));
        Map<String, Quantity> ordered = new LinkedHashMap<>();
        found.keySet().stream()
                .sorted(Comparator.comparingInt(BlockMethod::place).thenComparing(Comparator.naturalOrder()))
                .forEach(name -> ordered.put(name, found.get(name)));
        return ordered;
    }

    private static int place(String name) {
        return ORDER.indexOf(name.replaceAll("\\d", ""));
    }
}
