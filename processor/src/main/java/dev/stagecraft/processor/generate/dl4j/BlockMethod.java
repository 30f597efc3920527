package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.stagecraft.processor.generate.dl4j.ChainCode.Shortcuts;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The method that builds the blocks of one design, which differ in named numbers and in whether they project. */
final class BlockMethod {
    /** The order of the parameters. */
    private static final List<String> ORDER =
            List.of("in", "filters", "width", "out", "squeezed", "stride", "dilation", "dilation1", "dilation2");

    private final NetworkTraits traits;
    private final String name;
    private final List<ShapedBlock> blocks;

    /** @param blocks all the blocks that the method builds */
    BlockMethod(NetworkTraits traits, String name, List<ShapedBlock> blocks) {
        this.traits = traits;
        this.name = name;
        this.blocks = blocks;
    }

    /** The code of the design: the same for blocks that one method can build. */
    static String design(NetworkTraits traits, ShapedBlock block) {
        return body(traits, block, Shortcuts.IDENTITY).toString();
    }

    private static CodeBlock body(NetworkTraits traits, ShapedBlock block, Shortcuts shortcuts) {
        Quantity in = new Quantity("in", block.input().channels());
        return new ChainCode(traits, Names.ofBlock(), shortcuts, CodeBlock.of("input"), in)
                .append(block.layers())
                .code();
    }

    MethodSpec method() {
        ShapedBlock example =
                blocks.stream().filter(BlockMethod::projects).findFirst().orElse(blocks.get(0));
        MethodSpec.Builder method = HelperMethods.helper(name);
        quantities(example).keySet().forEach(quantity -> method.addParameter(int.class, quantity));
        if (shortcuts() == Shortcuts.BOTH) {
            method.addParameter(boolean.class, "projection");
        }
        return method.addCode(body(traits, example, shortcuts())).build();
    }

    /** The statement that builds a block. */
    CodeBlock call(ShapedBlock block, CodeBlock blockName, CodeBlock inputName) {
        CodeBlock.Builder call = CodeBlock.builder().add("$L(graph,$W$L,$W$L", name, blockName, inputName);
        quantities(block).values().forEach(value -> call.add(",$W$L", value));
        if (shortcuts() == Shortcuts.BOTH) {
            call.add(",$W$L", projects(block));
        }
        return call.add(")").build();
    }

    private Shortcuts shortcuts() {
        if (blocks.stream().noneMatch(BlockMethod::projects)) {
            return Shortcuts.IDENTITY;
        }
        return blocks.stream().allMatch(BlockMethod::projects) ? Shortcuts.PROJECTION : Shortcuts.BOTH;
    }

    private static boolean projects(ShapedBlock block) {
        return block.layers().stream()
                .anyMatch(layer ->
                        layer.layer() instanceof Add add && !add.shortcut().isEmpty());
    }

    /** The named numbers of a block, in the order of the parameters. */
    private static Map<String, Integer> quantities(ShapedBlock block) {
        Map<String, Integer> found = new LinkedHashMap<>();
        found.put("in", block.input().channels());
        block.layers().stream()
                .flatMap(ShapedLayer::flatten)
                .map(ShapedLayer::layer)
                .filter(Convolution.class::isInstance)
                .map(Convolution.class::cast)
                .forEach(convolution -> Stream.of(convolution.filters(), convolution.stride(), convolution.dilation())
                        .filter(Quantity::isNamed)
                        .forEach(quantity -> found.put(quantity.name(), quantity.value())));
        Map<String, Integer> ordered = new LinkedHashMap<>();
        ORDER.stream().filter(found::containsKey).forEach(name -> ordered.put(name, found.get(name)));
        return ordered;
    }
}
