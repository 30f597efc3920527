/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Activated;
import dev.stagecraft.AntiAliased;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.BottleneckAttention;
import dev.stagecraft.Convolution;
import dev.stagecraft.ConvolutionalBlockAttention;
import dev.stagecraft.DropBlock;
import dev.stagecraft.EfficientChannelAttention;
import dev.stagecraft.Normalization;
import dev.stagecraft.OutputStride;
import dev.stagecraft.Shortcut;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.StochasticDepth;
import dev.stagecraft.WeightStandardization;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what all layers of a network have in common. */
final class DesignReader {
    private final InheritedAnnotations annotations;

    DesignReader(InheritedAnnotations annotations) {
        this.annotations = annotations;
    }

    DesignDeclaration read() {
        List<AttentionDeclaration> attentions = Stream.of(
                        attention(SqueezeExcitation.class, DesignReader::squeezeExcitation),
                        attention(EfficientChannelAttention.class, DesignReader::efficientChannelAttention),
                        attention(ConvolutionalBlockAttention.class, DesignReader::convolutionalBlockAttention))
                .flatMap(Optional::stream)
                .toList();
        return new DesignDeclaration(
                block(annotations.findOrDefaults(BlockDesign.class)),
                convolution(annotations.findOrDefaults(Convolution.class)),
                annotations.find(WeightStandardization.class).map(it -> it.number("epsilon")),
                normalization(annotations.findOrDefaults(Normalization.class)),
                annotations.findOrDefaults(Activated.class).constant("value", Activated.Function.class),
                annotations.find(AntiAliased.class).map(it -> it.constant("value", AntiAliased.Filter.class)),
                attentions,
                annotations.find(BottleneckAttention.class).map(DesignReader::bottleneckAttention),
                annotations.find(StochasticDepth.class).map(it -> it.number("rate")),
                annotations.find(DropBlock.class).map(DesignReader::dropBlock),
                annotations.find(OutputStride.class).map(it -> it.integer("value")));
    }

    private Optional<AttentionDeclaration> attention(
            Class<?> annotation, Function<AnnotationView, AttentionDeclaration> reader) {
        return annotations.find(annotation).map(reader);
    }

    private static BlockDesignDeclaration block(AnnotationView design) {
        return new BlockDesignDeclaration(
                design.constant("strideOn", BlockDesign.StrideOn.class),
                design.constant("strideIn", BlockDesign.StrideIn.class),
                design.constant("order", BlockDesign.Order.class),
                design.flag("zeroInitResidual"),
                design.constant("shortcut", Shortcut.class),
                design.integer("projectionKernel"),
                design.integer("reduceFirst"),
                design.number("dropout"));
    }

    private static ConvolutionDeclaration convolution(AnnotationView convolution) {
        return new ConvolutionDeclaration(
                convolution.flag("bias"),
                convolution.flag("biasBeforeNormalization"),
                convolution.constant("padding", Convolution.Padding.class),
                convolution.constant("init", Convolution.Init.class));
    }

    private static NormalizationDeclaration normalization(AnnotationView normalization) {
        return new NormalizationDeclaration(
                normalization.constant("kind", Normalization.Kind.class),
                normalization.integer("groups"),
                normalization.number("epsilon"),
                normalization.number("decay"));
    }

    private static AttentionDeclaration squeezeExcitation(AnnotationView attention) {
        return new SqueezeExcitationDeclaration(
                attention.origin(),
                attention.integer("reduction"),
                attention.integer("divisor"),
                attention.integers("stages"),
                attention.constant("place", SqueezeExcitation.Place.class));
    }

    private static AttentionDeclaration efficientChannelAttention(AnnotationView attention) {
        return new EfficientChannelAttentionDeclaration(
                attention.origin(), attention.integers("kernels"), attention.integers("stages"));
    }

    private static AttentionDeclaration convolutionalBlockAttention(AnnotationView attention) {
        return new ConvolutionalBlockAttentionDeclaration(
                attention.origin(),
                attention.integer("reduction"),
                attention.integer("kernel"),
                attention.integers("stages"));
    }

    private static BottleneckAttentionDeclaration bottleneckAttention(AnnotationView attention) {
        return new BottleneckAttentionDeclaration(
                attention.integer("reduction"), attention.integer("dilation"), attention.integers("stages"));
    }

    private static DropBlockDeclaration dropBlock(AnnotationView dropBlock) {
        return new DropBlockDeclaration(
                dropBlock.number("rate"), dropBlock.integers("blockSizes"), dropBlock.numbers("scales"));
    }
}
