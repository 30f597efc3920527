/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Activated;
import dev.stagecraft.AntiAliased;
import dev.stagecraft.Backbone;
import dev.stagecraft.BlockDesign;
import dev.stagecraft.BottleneckAttention;
import dev.stagecraft.Budget;
import dev.stagecraft.Conv;
import dev.stagecraft.Convolution;
import dev.stagecraft.ConvolutionalBlockAttention;
import dev.stagecraft.Convs;
import dev.stagecraft.DropBlock;
import dev.stagecraft.EfficientChannelAttention;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.OutputStride;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.PretrainedWeights;
import dev.stagecraft.ResidualBlock;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.ResidualStages;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;
import dev.stagecraft.StochasticDepth;
import dev.stagecraft.WeightStandardization;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language. */
public final class Language {
    /** The qualified names of its annotations. */
    public static final Set<String> ANNOTATIONS = Stream.of(
                    ResidualNetwork.class,
                    Input.class,
                    Preprocessing.class,
                    Stem.class,
                    ResidualStage.class,
                    ResidualStages.class,
                    BlockDesign.class,
                    OutputStride.class,
                    Convolution.class,
                    WeightStandardization.class,
                    Normalization.class,
                    Activated.class,
                    AntiAliased.class,
                    SqueezeExcitation.class,
                    EfficientChannelAttention.class,
                    ConvolutionalBlockAttention.class,
                    BottleneckAttention.class,
                    StochasticDepth.class,
                    DropBlock.class,
                    Head.class,
                    Backbone.class,
                    Budget.class,
                    PretrainedWeights.class,
                    ResidualBlock.class,
                    Conv.class,
                    Convs.class)
            .map(Class::getCanonicalName)
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));

    /** Their simple names, {@code ResidualStage}. */
    public static final Set<String> SIMPLE_NAMES = ANNOTATIONS.stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .collect(Collectors.toUnmodifiableSet());

    /** The annotations that can be repeated, by their containers. */
    private static final Map<String, String> CONTAINED = Map.of(
            ResidualStages.class.getCanonicalName(), ResidualStage.class.getCanonicalName(),
            Convs.class.getCanonicalName(), Conv.class.getCanonicalName());

    private Language() {}

    /** An annotation as it is written: instead of the container of several, one of them. */
    public static String written(String annotation) {
        return CONTAINED.getOrDefault(annotation, annotation);
    }
}
