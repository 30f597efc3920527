/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Preprocessing;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PreprocessingDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** What must hold of a {@code @Preprocessing}. */
final class PreprocessingRules {
    private static final int LARGEST_WHITE = 255;

    private PreprocessingRules() {}

    /** Images are grey or have three colours. */
    static void channelsOfAnImage(NetworkDeclaration network, Diagnostics diagnostics) {
        network.input()
                .map(InputDeclaration::channels)
                .filter(it ->
                        network.preprocessing().isPresent() && it.value() > 0 && it.value() != 1 && it.value() != 3)
                .ifPresent(it -> diagnostics.report(
                        Message.PREPROCESSING_CHANNELS, it.origin(), network.simpleName(), it.value()));
    }

    /** Each channel has a mean and a standard deviation, or all have the same. */
    static void valueForEachChannel(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .ifPresent(it -> network.input().ifPresent(input -> {
                    valueForEachChannel(it.mean(), input.channels().value(), network, diagnostics);
                    valueForEachChannel(it.standardDeviation(), input.channels().value(), network, diagnostics);
                }));
    }

    /** Of channels that an image cannot have another rule says so. */
    private static void valueForEachChannel(
            Declared<List<Double>> values, int channels, NetworkDeclaration network, Diagnostics diagnostics) {
        int count = values.value().size();
        if (count != 1 && count != channels && (channels == 1 || channels == 3)) {
            diagnostics.report(
                    Message.PREPROCESSING_VALUES,
                    values.origin(),
                    values.origin().attribute(),
                    count,
                    network.simpleName(),
                    channels);
        }
    }

    /** One channel has no order. */
    static void orderNeedsColors(NetworkDeclaration network, Diagnostics diagnostics) {
        boolean isGrey =
                network.input().filter(it -> it.channels().value() == 1).isPresent();
        network.preprocessing()
                .map(PreprocessingDeclaration::channelOrder)
                .filter(it -> isGrey && it.value() == Preprocessing.ChannelOrder.BGR)
                .ifPresent(it -> diagnostics.report(Message.ORDER_OF_GREY, it.origin(), network.simpleName()));
    }

    /** An image that is not cropped gets the input's size. */
    static void resizeNeedsCrop(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(it -> !it.crops() && it.resize().written())
                .ifPresent(it -> diagnostics.report(
                        Message.RESIZE_WITHOUT_CROP,
                        it.resize().origin(),
                        it.resize().value()));
    }

    /** The input can be cut out of every resized image. */
    static void cropFits(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(it -> it.crops() && it.resize().value() != Preprocessing.AUTO)
                .ifPresent(it -> network.input().ifPresent(input -> cropFits(it, input, diagnostics)));
    }

    private static void cropFits(
            PreprocessingDeclaration preprocessing, InputDeclaration input, Diagnostics diagnostics) {
        int height = input.height().value();
        int width = input.width().value();
        int least = Math.max(1, Math.max(height, width));
        if (preprocessing.resize().value() < least) {
            diagnostics.report(
                    Message.CROP_BEYOND_IMAGE,
                    preprocessing.resize().origin(),
                    preprocessing.resize().value(),
                    least,
                    height,
                    width,
                    Math.max(least, PreprocessingDeclaration.automaticResize(input)));
        }
    }

    /** A mean lies between black and white. */
    static void meanIsInRange(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing().ifPresent(it -> meanIsInRange(it, diagnostics));
    }

    private static void meanIsInRange(PreprocessingDeclaration preprocessing, Diagnostics diagnostics) {
        int white = preprocessing.white();
        for (int i = 0; i < preprocessing.mean().value().size(); i++) {
            double mean = preprocessing.mean().value().get(i);
            if (!(mean >= 0 && mean <= white)) {
                diagnostics.report(
                        Message.MEAN_OUT_OF_RANGE,
                        preprocessing.mean().origin().element(i),
                        mean,
                        preprocessing.range().value(),
                        white,
                        mean > white && mean <= LARGEST_WHITE ? " Set range = ZERO_TO_255." : "");
                return; // the others are in the same range
            }
        }
    }

    /** Values are divided by a positive number, which is no more than what lies between black and white. */
    static void deviationIsInRange(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(PreprocessingRules::hasMeansInRange)
                .ifPresent(it -> deviationIsInRange(it, diagnostics));
    }

    /** Where they are not, another rule says so, and the deviations are probably right. */
    private static boolean hasMeansInRange(PreprocessingDeclaration preprocessing) {
        return preprocessing.mean().value().stream().allMatch(mean -> mean <= preprocessing.white());
    }

    private static void deviationIsInRange(PreprocessingDeclaration preprocessing, Diagnostics diagnostics) {
        int white = preprocessing.white();
        for (int i = 0; i < preprocessing.standardDeviation().value().size(); i++) {
            double deviation = preprocessing.standardDeviation().value().get(i);
            if (!(deviation > 0 && deviation <= white)) {
                diagnostics.report(
                        Message.DEVIATION_OUT_OF_RANGE,
                        preprocessing.standardDeviation().origin().element(i),
                        deviation,
                        preprocessing.range().value(),
                        white);
                return; // the others are in the same range
            }
        }
    }

    /** Means and standard deviations that are all fractions were measured from 0 to 1. */
    static void rangeFitsValues(NetworkDeclaration network, Diagnostics diagnostics) {
        network.preprocessing()
                .filter(it -> it.range().value() == Preprocessing.Range.ZERO_TO_255)
                .ifPresent(it -> rangeFitsValues(it, diagnostics));
    }

    private static void rangeFitsValues(PreprocessingDeclaration preprocessing, Diagnostics diagnostics) {
        for (Declared<List<Double>> values : List.of(preprocessing.mean(), preprocessing.standardDeviation())) {
            double largest = values.value().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            if (largest > 0 && largest < 1) {
                diagnostics.report(
                        Message.OTHER_RANGE,
                        preprocessing.range().origin(),
                        values.origin().attribute(),
                        largest);
                return;
            }
        }
    }
}
