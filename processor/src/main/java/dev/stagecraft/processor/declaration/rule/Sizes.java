/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Conv;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.BlockDeclaration;
import dev.stagecraft.processor.declaration.ConvolutionalBlockAttentionDeclaration;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.DesignDeclaration;
import dev.stagecraft.processor.declaration.EfficientChannelAttentionDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.SqueezeExcitationDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.UnitDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sizes and counts of a network; padding, which may be 0, is not among them. */
final class Sizes {
    /**
     * A size or count.
     *
     * @param owner what messages call the thing that has it
     * @param isOfWindow whether it says how a window moves over a map
     * @param isOdd whether it is to be an odd number
     */
    record Size(Declared<? extends Number> declared, String owner, boolean isOfWindow, boolean isOdd) {
        long value() {
            return declared.value().longValue();
        }
    }

    private final List<Size> all = new ArrayList<>();

    private Sizes() {}

    /** All that were written or have a number as their default. */
    static List<Size> of(NetworkDeclaration network) {
        Sizes sizes = new Sizes();
        network.input().ifPresent(input -> {
            sizes.count(input.channels(), "@Input");
            sizes.count(input.height(), "@Input");
            sizes.count(input.width(), "@Input");
        });
        network.stem().ifPresent(stem -> {
            sizes.counts(stem.filters(), "@Stem");
            sizes.window(stem.kernel(), "@Stem");
            sizes.window(stem.stride(), "@Stem");
        });
        network.stages().forEach(sizes::stage);
        sizes.design(network.design());
        OwnBlocks.of(network).distinct().forEach(sizes::block);
        network.budget().ifPresent(budget -> {
            sizes.count(budget.parameters(), "@Budget");
            sizes.count(budget.multiplyAdds(), "@Budget");
            sizes.count(budget.activationBytes(), "@Budget");
        });
        NamedPools.forEach(network, sizes::pool);
        return sizes.all;
    }

    private void design(DesignDeclaration design) {
        kernel(design.block().projectionKernel(), "@BlockDesign");
        count(design.block().reduceFirst(), "@BlockDesign");
        if (design.normalization().kind().value() == Normalization.Kind.GROUP) {
            count(design.normalization().groups(), "@Normalization");
        }
        design.outputStride().ifPresent(stride -> window(stride, "@OutputStride"));
        design.attention(SqueezeExcitationDeclaration.class).ifPresent(attention -> {
            count(attention.reduction(), "@SqueezeExcitation");
            count(attention.divisor(), "@SqueezeExcitation");
        });
        design.attention(EfficientChannelAttentionDeclaration.class)
                .ifPresent(attention ->
                        elements(attention.kernels()).forEach(kernel -> kernel(kernel, "@EfficientChannelAttention")));
        design.attention(ConvolutionalBlockAttentionDeclaration.class).ifPresent(attention -> {
            count(attention.reduction(), "@ConvolutionalBlockAttention");
            kernel(attention.kernel(), "@ConvolutionalBlockAttention");
        });
        design.bottleneckAttention().ifPresent(attention -> {
            count(attention.reduction(), "@BottleneckAttention");
            window(attention.dilation(), "@BottleneckAttention");
        });
        design.dropBlock().ifPresent(drop -> elements(drop.blockSizes()).forEach(size -> window(size, "@DropBlock")));
    }

    private void block(BlockDeclaration block) {
        for (UnitDeclaration unit : block.units()) {
            String owner = unit.name() + " of " + block.name();
            kernel(unit.kernel(), owner);
            if (unit.filters().value() != Conv.AUTO) {
                count(unit.filters(), owner);
            }
            if (unit.groups().value() != Conv.DEPTHWISE) {
                count(unit.groups(), owner);
            }
        }
    }

    private void stage(StageDeclaration stage) {
        count(stage.filters(), stage.name());
        count(stage.blocks(), stage.name());
        windowOrAuto(stage.stride(), stage.name());
        count(stage.groups(), stage.name());
        window(stage.dilation(), stage.name());
        if (stage.bottleneck().value()) {
            count(stage.expansion(), stage.name());
            count(stage.baseWidth(), stage.name());
        }
        if (stage.output().value().size() == StageRules.OF_A_MAP) {
            counts(stage.output(), stage.name());
        }
    }

    private void pool(PoolDeclaration pool, String owner) {
        if (pool.hasWindow()) {
            window(pool.kernel(), owner);
            windowOrAuto(pool.stride(), owner);
        }
    }

    private void counts(Declared<List<Integer>> numbers, String owner) {
        elements(numbers).forEach(number -> count(number, owner));
    }

    private static Stream<Declared<Integer>> elements(Declared<List<Integer>> numbers) {
        return IntStream.range(0, numbers.value().size())
                .mapToObj(i ->
                        new Declared<>(numbers.value().get(i), numbers.origin().element(i), numbers.written()));
    }

    private void count(Declared<? extends Number> count, String owner) {
        all.add(new Size(count, owner, false, false));
    }

    private void window(Declared<Integer> size, String owner) {
        all.add(new Size(size, owner, true, false));
    }

    private void kernel(Declared<Integer> size, String owner) {
        all.add(new Size(size, owner, true, true));
    }

    /** A stride that the processor chooses where it is {@code AUTO}: the same number for pools and stages. */
    private void windowOrAuto(Declared<Integer> stride, String owner) {
        if (stride.value() != Pool.AUTO) {
            window(stride, owner);
        }
    }
}
