package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Pool;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;
import java.util.Optional;

/** Every size and count is at least 1, and padding at least 0. */
final class PositiveSizes implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.input().ifPresent(input -> {
            positive(input.channels(), "@Input", diagnostics);
            positive(input.height(), "@Input", diagnostics);
            positive(input.width(), "@Input", diagnostics);
        });
        network.stem().ifPresent(stem -> {
            smallest(stem.filters()).ifPresent(filters -> positive(filters, "@Stem", diagnostics));
            positive(stem.kernel(), "@Stem", diagnostics);
            positive(stem.stride(), "@Stem", diagnostics);
        });
        network.stages().forEach(stage -> {
            positive(stage.filters(), stage.name(), diagnostics);
            positive(stage.blocks(), stage.name(), diagnostics);
            if (stage.bottleneck().value()) {
                positive(stage.expansion(), stage.name(), diagnostics);
            }
            unlessAuto(stage.stride(), ResidualStage.AUTO, stage.name(), diagnostics);
            if (stage.output().value().size() == OutputDimensions.OF_A_MAP) {
                smallest(stage.output()).ifPresent(size -> positive(size, stage.name(), diagnostics));
            }
        });
        network.squeezeExcitation().ifPresent(squeezeExcitation -> {
            positive(squeezeExcitation.reduction(), "@SqueezeExcitation", diagnostics);
            positive(squeezeExcitation.divisor(), "@SqueezeExcitation", diagnostics);
        });
        network.head().ifPresent(head -> {
            positive(head.classes(), "@Head", diagnostics);
        });
        Pools.forEach(network, (pool, owner) -> pool(pool, owner, diagnostics));
    }

    private static void pool(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
        if (!pool.hasWindow()) {
            return;
        }
        positive(pool.kernel(), owner, diagnostics);
        unlessAuto(pool.stride(), Pool.AUTO, owner, diagnostics);
        int padding = pool.padding().value();
        if (padding < 0 && padding != Pool.AUTO) {
            diagnostics.report(Message.NEGATIVE_PADDING, pool.padding().origin(), owner, padding);
        }
    }

    /** One number of several stands for all, so that one place has one error. */
    private static Optional<Declared<Integer>> smallest(Declared<List<Integer>> sizes) {
        return sizes.value().stream()
                .min(Integer::compare)
                .map(size -> new Declared<>(size, sizes.origin(), sizes.written()));
    }

    private static void unlessAuto(Declared<Integer> size, int auto, String owner, Diagnostics diagnostics) {
        if (size.value() != auto) {
            positive(size, owner, diagnostics);
        }
    }

    private static void positive(Declared<Integer> size, String owner, Diagnostics diagnostics) {
        if (size.value() < 1) {
            diagnostics.report(
                    Message.NOT_POSITIVE, size.origin(), size.origin().attribute(), owner, size.value());
        }
    }
}
