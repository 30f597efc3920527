package dev.stagecraft.processor.network;

/** A case for every kind of layer. (Java 17 has no switch over sealed types.) */
public interface LayerVisitor<R> {
    R convolution(Convolution convolution);

    R normalization(Normalization normalization);

    R activation(Activation activation);

    R pooling(Pooling pooling);

    R globalPooling(GlobalPooling globalPooling);

    R scale(Scale scale);

    R add(Add add);

    R dense(Dense dense);
}
