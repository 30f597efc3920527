package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Origin;

/**
 * A convolution with a square kernel.
 *
 * @param origin what to blame if the kernel does not fit
 */
public record Convolution(
        String name, Quantity filters, int kernel, Quantity stride, Padding padding, boolean bias, Origin origin)
        implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.convolution(this);
    }
}
