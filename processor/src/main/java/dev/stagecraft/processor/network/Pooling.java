package dev.stagecraft.processor.network;

import java.util.List;

/** A pool with a square window. */
public record Pooling(String name, Kind kind, Quantity kernel, Quantity stride, Padding padding, Blame blame)
        implements Layer {
    /** What is computed from a window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(kernel, stride);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.pooling(this);
    }
}
