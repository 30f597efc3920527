package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * The dense layer that gives the classes' probabilities, by softmax; a map is flattened first.
 *
 * @param origin what to blame if the flattened map is too large
 */
public record Dense(String name, int units, boolean bias, Origin origin) implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.dense(this);
    }
}
