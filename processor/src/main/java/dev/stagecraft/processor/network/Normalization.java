package dev.stagecraft.processor.network;

/**
 * A batch normalization.
 *
 * @param startsAtZero whether its scale, gamma, starts at 0 instead of 1
 */
public record Normalization(String name, boolean startsAtZero) implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.normalization(this);
    }
}
