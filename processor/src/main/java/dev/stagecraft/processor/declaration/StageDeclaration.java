package dev.stagecraft.processor.declaration;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/**
 * {@link dev.stagecraft.ResidualStage}.
 *
 * @param name {@code layer1} for the first
 * @param stride may be {@link dev.stagecraft.ResidualStage#AUTO}
 * @param output empty where the author expects nothing
 */
public record StageDeclaration(
        String name,
        Origin origin,
        Declared<Integer> filters,
        Declared<Integer> blocks,
        Declared<Boolean> bottleneck,
        Declared<Integer> stride,
        Declared<Integer> expansion,
        Declared<Shortcut> shortcut,
        Declared<List<Integer>> output) {

    /** The output channels of a block as a multiple of its filters: the expansion of a bottleneck, 1 for a basic block. */
    public int expansionInForce() {
        return bottleneck.value() ? expansion.value() : 1;
    }
}
