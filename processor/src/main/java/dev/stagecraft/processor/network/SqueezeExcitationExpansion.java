package dev.stagecraft.processor.network;

import dev.stagecraft.processor.declaration.ConvolutionDeclaration;
import dev.stagecraft.processor.declaration.SqueezeExcitationDeclaration;
import java.util.List;

/** The squeeze-excitation unit: global mean, two biased 1x1 convolutions, sigmoid, product. */
public final class SqueezeExcitationExpansion {
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
                        fullyConnected("se.fc1", new Quantity("squeezed", squeezed), padding, declared, convolution),
                        new Activation("se.relu", Activation.Function.RELU),
                        fullyConnected("se.fc2", channels, padding, declared, convolution),
                        new Activation("se.gate", Activation.Function.SIGMOID)));
    }

    private static Convolution fullyConnected(
            String name,
            Quantity width,
            Padding padding,
            SqueezeExcitationDeclaration declared,
            ConvolutionDeclaration convolution) {
        return new Convolution(
                name,
                width,
                1,
                Quantity.fixed(1),
                padding,
                Quantity.fixed(1),
                1,
                true,
                Blame.of(
                        declared.reduction().origin(),
                        convolution.padding().origin(),
                        convolution.padding().origin()));
    }

    /** timm's {@code make_divisible(channels / reduction, divisor, round_limit = 0)}, in whole numbers; at most what an int holds. */
    public static int squeezedChannels(int channels, int reduction, int divisor) {
        long nearest = (2L * channels + (long) reduction * divisor) / (2L * reduction) / divisor * divisor;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(divisor, nearest));
    }
}
