/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.stagecraft.Convolution.Init;
import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.ChannelAttention;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.DropBlock;
import dev.stagecraft.processor.network.Dropout;
import dev.stagecraft.processor.network.EfficientChannelAttention;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Noise;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.StochasticDepth;
import dev.stagecraft.processor.network.ZeroPadShortcut;
import dev.stagecraft.processor.network.ZeroPadding;

/** The expressions that make layers without a helper method, where they are more than a constructor with a number. */
final class LayerExpressions {
    private LayerExpressions() {}

    static CodeBlock activation(Activation activation) {
        if (activation.function() == Activation.Function.GELU) {
            // Deeplearning4j's is another function.
            return CodeBlock.of("new $T(new $T())", Types.ACTIVATION_LAYER, Types.GAUSSIAN_ERROR_LINEAR_UNIT);
        }
        String function = switch (activation.function()) {
            case LEAKY_RELU -> "LEAKYRELU";
            case SILU -> "SWISH";
            default -> activation.function().name();
        };
        return CodeBlock.of("new $T($T.$L)", Types.ACTIVATION_LAYER, Types.ACTIVATION, function);
    }

    static CodeBlock pooling(Pooling pooling) {
        CodeBlock.Builder builder = CodeBlock.builder()
                .add(
                        "new $T($T.$L)\n",
                        Types.SUBSAMPLING_LAYER.nestedClass("Builder"),
                        Types.POOLING_TYPE,
                        pooling.kind() == Pooling.Kind.MAX ? "MAX" : "AVG")
                .add(".kernelSize($1L, $1L)\n", value(pooling.kernel()))
                .add(".stride($1L, $1L)\n", value(pooling.stride()));
        if (pooling.padding() instanceof Padding.Same) {
            builder.add(".convolutionMode($T.Same)\n", Types.CONVOLUTION_MODE);
        } else {
            boolean isItsOwn = pooling.padded().isEmpty();
            int pixels = isItsOwn && pooling.padding() instanceof Padding.Explicit explicit
                    ? explicit.pixels().value()
                    : 0;
            builder.add(".padding($1L, $1L)\n", pixels).add(".convolutionMode($T.Truncate)\n", Types.CONVOLUTION_MODE);
        }
        if (pooling.kind() == Pooling.Kind.ZERO_PADDED_AVERAGE) {
            builder.add(".avgPoolIncludePadInDivisor(true)\n");
        }
        return builder.add(".build()").build();
    }

    static CodeBlock zeroPadding(ZeroPadding padding) {
        return CodeBlock.of("new $1T($2L, $2L)", Types.ZERO_PADDING_LAYER, padding.pixels());
    }

    /** @param in the channels that it receives */
    static CodeBlock zeroPadShortcut(ZeroPadShortcut shortcut, Quantity in) {
        return CodeBlock.of(
                "new $T($L, $L, $L)",
                Types.own(shortcut),
                value(in),
                value(shortcut.filters()),
                value(shortcut.stride()));
    }

    static CodeBlock efficientChannelAttention(EfficientChannelAttention attention, Quantity channels) {
        return CodeBlock.builder()
                .add("new $T()\n", Types.own(attention).nestedClass("Builder"))
                .add(".nIn($L)\n", value(channels))
                .add(".kernel($L)\n", value(attention.kernel()))
                .add(".weightInit($T.UNIFORM)\n.build()", Types.WEIGHT_INIT)
                .build();
    }

    static CodeBlock channelAttention(ChannelAttention attention, Quantity channels) {
        return CodeBlock.builder()
                .add("new $T()\n", Types.own(attention).nestedClass("Builder"))
                .add(".nIn($L)\n", value(channels))
                .add(".squeezed($L)\n", value(attention.squeezed()))
                .add(".weightInit($T.UNIFORM)\n.build()", Types.WEIGHT_INIT)
                .build();
    }

    static CodeBlock noise(Noise noise) {
        if (noise instanceof Dropout dropout) {
            // Deeplearning4j asks for what is kept.
            return CodeBlock.of("new $T(1 - $L)", Types.DROPOUT_LAYER, dropout.rate());
        }
        if (noise instanceof DropBlock block) {
            return CodeBlock.of("new $T($L, $L, $L)", Types.own(block), block.rate(), block.size(), block.scale());
        }
        StochasticDepth depth = (StochasticDepth) noise;
        return CodeBlock.of("new $T($L * $L / $L)", Types.own(depth), depth.rate(), value(depth.depth()), depth.last());
    }

    /** A number, or the name under which a block's method knows it. */
    static CodeBlock value(Quantity quantity) {
        return quantity.isNamed() ? CodeBlock.of("$L", quantity.name()) : CodeBlock.of("$L", quantity.value());
    }

    static CodeBlock globalPooling(GlobalPooling pooling) {
        ClassName builder = Types.GLOBAL_POOLING_LAYER.nestedClass("Builder");
        String format =
                pooling.keepsMap() ? "new $T($T.AVG)\n.collapseDimensions(false)\n.build()" : "new $T($T.AVG).build()";
        return CodeBlock.of(format, builder, Types.POOLING_TYPE);
    }

    /** @param in the number of values that it receives */
    static CodeBlock dense(Dense dense, long in, Init init) {
        return CodeBlock.builder()
                .add("new $T($T.MCXENT)\n", Types.OUTPUT_LAYER.nestedClass("Builder"), Types.LOSS_FUNCTION)
                .add(".nIn($L)\n", in)
                .add(".nOut($L)\n", dense.units())
                .add(".hasBias($L)\n", dense.bias())
                .add(".weightInit($L)\n", uniform(in, dense.units(), init))
                .add(".activation($T.SOFTMAX)\n", Types.ACTIVATION)
                .add(".build()")
                .build();
    }

    private static CodeBlock uniform(long in, int out, Init init) {
        CodeBlock bound = init == Init.GLOROT_UNIFORM
                ? CodeBlock.of("$T.sqrt(6.0 / ($L + $L))", Math.class, in, out)
                : CodeBlock.of("1 / $T.sqrt($L)", Math.class, in);
        return CodeBlock.of("new $T(-$L, $L)", Types.UNIFORM_DISTRIBUTION, bound, bound);
    }
}
