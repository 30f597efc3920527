package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Pool;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

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
            for (int filters : stem.filters().value()) {
                positive(new Declared<>(filters, stem.filters().origin(), true), "@Stem", diagnostics);
            }
            positive(stem.kernel(), "@Stem", diagnostics);
            positive(stem.stride(), "@Stem", diagnostics);
            pool(stem.pool(), "the stem's pool", diagnostics);
        });
        network.stages().forEach(stage -> {
            positive(stage.filters(), stage.name(), diagnostics);
            positive(stage.blocks(), stage.name(), diagnostics);
            positive(stage.expansion(), stage.name(), diagnostics);
            unlessAuto(stage.stride(), ResidualStage.AUTO, stage.name(), diagnostics);
            for (int size : stage.output().value()) {
                positive(new Declared<>(size, stage.output().origin(), true), stage.name(), diagnostics);
            }
        });
        network.squeezeExcitation().ifPresent(squeezeExcitation -> {
            positive(squeezeExcitation.reduction(), "@SqueezeExcitation", diagnostics);
            positive(squeezeExcitation.divisor(), "@SqueezeExcitation", diagnostics);
        });
        network.head().ifPresent(head -> {
            positive(head.classes(), "@Head", diagnostics);
            pool(head.pool(), "the head's pool", diagnostics);
        });
    }

    private static void pool(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
        positive(pool.kernel(), owner, diagnostics);
        unlessAuto(pool.stride(), Pool.AUTO, owner, diagnostics);
        int padding = pool.padding().value();
        if (padding < 0 && padding != Pool.AUTO) {
            diagnostics.report(Message.NEGATIVE_PADDING, pool.padding().origin(), owner, padding);
        }
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
