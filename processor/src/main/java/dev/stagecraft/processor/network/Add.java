package dev.stagecraft.processor.network;

import java.util.List;

/**
 * The sum of what two chains make of the same input.
 *
 * @param branch the residual branch
 * @param shortcut empty for the identity
 */
public record Add(String name, List<Layer> branch, List<Layer> shortcut) implements Layer {
    public Add {
        branch = List.copyOf(branch);
        shortcut = List.copyOf(shortcut);
    }

    @Override
    public List<List<Layer>> chains() {
        return List.of(branch, shortcut);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.add(this);
    }
}
