package dev.stagecraft.processor.network;

/** One step of a chain: it takes what the layer before it gives. */
public sealed interface Layer
        permits Convolution, Normalization, Activation, Pooling, GlobalPooling, Scale, Add, Dense {
    /** Its name; within a block, relative to the block's, and empty for the layer whose output is the block's. */
    String name();

    /** Calls the visitor's method for this kind of layer. */
    <R> R accept(LayerVisitor<R> visitor);
}
