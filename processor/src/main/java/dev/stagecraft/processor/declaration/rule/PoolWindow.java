package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** A pool that does not look at windows has no kernel, stride or padding. */
final class PoolWindow implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Pools.forEach(network, (pool, owner) -> check(pool, owner, diagnostics));
    }

    private static void check(PoolDeclaration pool, String owner, Diagnostics diagnostics) {
        if (pool.hasWindow()) {
            return;
        }
        for (Declared<Integer> setting : List.of(pool.kernel(), pool.stride(), pool.padding())) {
            if (setting.written()) {
                diagnostics.report(
                        Message.NO_WINDOW,
                        setting.origin(),
                        setting.origin().attribute(),
                        owner,
                        pool.kind().value());
            }
        }
    }
}
