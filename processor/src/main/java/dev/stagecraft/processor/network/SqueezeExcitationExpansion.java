package dev.stagecraft.processor.network;

import dev.stagecraft.processor.declaration.ConvolutionDeclaration;
import dev.stagecraft.processor.declaration.SqueezeExcitationDeclaration;
import java.util.List;

/** The squeeze-excitation unit: global mean, two biased 1x1 convolutions, sigmoid, product. */
final class SqueezeExcitationExpansion {
    private SqueezeExcitationExpansion() {}

    static Scale expand(
            SqueezeExcitationDeclaration declared,
            Quantity channels,
            Padding padding,
            ConvolutionDeclaration convolution) {
        int squeezed = squeezedChannels(
                channels.value(),
                declared.reduction().value(),
                declared.divisor().value());
        return new Scale(
                "se",
                List.of(
                        new GlobalPooling("se.pool", true),
                        fullyConnected("se.fc1", new Quantity("squeezed", squeezed), padding, convolution),
                        new Activation("se.relu", Activation.Function.RELU),
                        fullyConnected("se.fc2", channels, padding, convolution),
                        new Activation("se.gate", Activation.Function.SIGMOID)));
    }

    private static Convolution fullyConnected(
            String name, Quantity width, Padding padding, ConvolutionDeclaration convolution) {
        return new Convolution(
                name,
                width,
                1,
                Quantity.fixed(1),
                padding,
                true,
                convolution.padding().origin());
    }

    /** timm's {@code make_divisible(channels / reduction, divisor, round_limit = 0)}, in whole numbers. */
    static int squeezedChannels(int channels, int reduction, int divisor) {
        long nearest = (2L * channels + (long) reduction * divisor) / (2L * reduction) / divisor * divisor;
        return Math.toIntExact(Math.max(divisor, nearest));
    }
}
