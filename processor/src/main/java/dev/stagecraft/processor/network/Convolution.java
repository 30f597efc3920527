package dev.stagecraft.processor.network;

/**
 * A convolution with a square kernel.
 *
 * @param dilation the distance between the pixels that the kernel looks at; 1 for neighbours
 * @param groups how many groups of channels are convolved on their own
 */
public record Convolution(
        String name,
        Quantity filters,
        int kernel,
        Quantity stride,
        Padding padding,
        Quantity dilation,
        int groups,
        boolean bias,
        Blame blame)
        implements Layer {
    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.convolution(this);
    }
}
