package dev.stagecraft.processor.network;

/** A pool with a square window. */
public record Pooling(String name, Kind kind, int kernel, int stride, Padding padding, Blame blame) implements Layer {
    /** What is computed from a window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.pooling(this);
    }
}
