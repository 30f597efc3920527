package dev.stagecraft.processor.network;

/** A function of each value. */
public record Activation(String name, Function function) implements Layer {
    /** The functions. */
    public enum Function {
        RELU,
        SIGMOID
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.activation(this);
    }
}
