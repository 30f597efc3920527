package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * A pool with a square window.
 *
 * @param origin what to blame if the window does not fit
 */
public record Pooling(String name, Kind kind, int kernel, int stride, Padding padding, Origin origin) implements Layer {
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
