package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import java.util.ArrayList;
import java.util.List;

/** The sizes and counts of a network; padding, which may be 0, is not among them. */
final class Sizes {
    /**
     * A size or count.
     *
     * @param owner what messages call the thing that has it
     * @param isOfWindow whether it says how a window moves over a map
     */
    record Size(Declared<? extends Number> declared, String owner, boolean isOfWindow) {
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
        network.squeezeExcitation().ifPresent(squeezeExcitation -> {
            sizes.count(squeezeExcitation.reduction(), "@SqueezeExcitation");
            sizes.count(squeezeExcitation.divisor(), "@SqueezeExcitation");
        });
        network.head().ifPresent(head -> sizes.count(head.classes(), "@Head"));
        network.budget().ifPresent(budget -> {
            sizes.count(budget.parameters(), "@Budget");
            sizes.count(budget.multiplyAdds(), "@Budget");
            sizes.count(budget.activationBytes(), "@Budget");
        });
        Pools.forEach(network, sizes::pool);
        return sizes.all;
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
        if (stage.output().value().size() == OutputDimensions.OF_A_MAP) {
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
        for (int i = 0; i < numbers.value().size(); i++) {
            count(new Declared<>(numbers.value().get(i), numbers.origin().element(i), numbers.written()), owner);
        }
    }

    private void count(Declared<? extends Number> count, String owner) {
        all.add(new Size(count, owner, false));
    }

    private void window(Declared<Integer> size, String owner) {
        all.add(new Size(size, owner, true));
    }

    /** A stride that the processor chooses where it is {@code AUTO}: the same number for pools and stages. */
    private void windowOrAuto(Declared<Integer> stride, String owner) {
        if (stride.value() != Pool.AUTO) {
            window(stride, owner);
        }
    }
}
