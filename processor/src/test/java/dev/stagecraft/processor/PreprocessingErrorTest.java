/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a preprocessing: one error, on the attribute's line and column, with the numbers. */
class PreprocessingErrorTest {
    private static final String SOUND = """
            @ResidualNetwork
            INPUT
            PREPROCESSING
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @Head(classes = 10)
            interface Net {}
            """;

    /** {@code ▸} stands before the place of the error. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            resize = ▸31 ## [preprocessing/resize-below-crop] resize of @Preprocessing is 31, but it must be at least 48, so that an input of 32x48 can be cut out. Set resize = 54.
            resize = ▸0 ## [preprocessing/resize-below-crop] resize of @Preprocessing is 0, but it must be at least 48, so that an input of 32x48 can be cut out. Set resize = 54.
            resize = ▸-1 ## [preprocessing/resize-below-crop] resize of @Preprocessing is -1, but it must be at least 48, so that an input of 32x48 can be cut out. Set resize = 54.
            crop = Preprocessing.Crop.NONE, resize = ▸64 ## [preprocessing/resize-without-crop] resize of @Preprocessing is 64, but with crop = NONE there must be none: the image is resized to the input. Leave resize out.
            mean = ▸{} ## [preprocessing/value-count] mean of @Preprocessing has 0 values, but it must have one for all channels of Net, or one for each: 3. Write that many, or repeat @Preprocessing on Net.
            mean = ▸{0.1, 0.2} ## [preprocessing/value-count] mean of @Preprocessing has 2 values, but it must have one for all channels of Net, or one for each: 3. Write that many, or repeat @Preprocessing on Net.
            standardDeviation = ▸{1, 1, 1, 1} ## [preprocessing/value-count] standardDeviation of @Preprocessing has 4 values, but it must have one for all channels of Net, or one for each: 3. Write that many, or repeat @Preprocessing on Net.
            mean = {0.5, ▸-0.5, 0.5} ## [preprocessing/mean] mean of @Preprocessing has -0.5, but with range = ZERO_TO_ONE it must be from 0 to 1.
            mean = 0.0▸/0 ## [preprocessing/mean] mean of @Preprocessing has NaN, but with range = ZERO_TO_ONE it must be from 0 to 1.
            mean = {▸123.675, 116.28, 103.53} ## [preprocessing/mean] mean of @Preprocessing has 123.675, but with range = ZERO_TO_ONE it must be from 0 to 1. Set range = ZERO_TO_255.
            mean = {▸123.675, 116.28, 103.53}, standardDeviation = {58.395, 57.12, 57.375} ## [preprocessing/mean] mean of @Preprocessing has 123.675, but with range = ZERO_TO_ONE it must be from 0 to 1. Set range = ZERO_TO_255.
            mean = ▸256, range = Preprocessing.Range.ZERO_TO_255 ## [preprocessing/mean] mean of @Preprocessing has 256.0, but with range = ZERO_TO_255 it must be from 0 to 255.
            standardDeviation = {1, 1, ▸0} ## [preprocessing/standard-deviation] standardDeviation of @Preprocessing has 0.0, but with range = ZERO_TO_ONE it must be above 0 and at most 1.
            standardDeviation = ▸58.395 ## [preprocessing/standard-deviation] standardDeviation of @Preprocessing has 58.395, but with range = ZERO_TO_ONE it must be above 0 and at most 1.
            standardDeviation = 0.0▸/0 ## [preprocessing/standard-deviation] standardDeviation of @Preprocessing has NaN, but with range = ZERO_TO_ONE it must be above 0 and at most 1.
            """)
    void everyBadValue(String attributes, String text) {
        assertOnlyError("@Input(height = 32, width = 48)", attributes, text);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            channelOrder = Preprocessing.ChannelOrder▸.BGR ## [preprocessing/order-of-grey] channelOrder of @Preprocessing is BGR, but Net takes grey images, so that it must be RGB. Leave channelOrder out.
            mean = ▸{0.4, 0.5, 0.6} ## [preprocessing/value-count] mean of @Preprocessing has 3 values, but it must have one for all channels of Net, or one for each: 1. Write that many, or repeat @Preprocessing on Net.
            """)
    void everyValueThatGreyImagesDoNotTake(String attributes, String text) {
        assertOnlyError("@Input(channels = 1, height = 32, width = 32)", attributes, text);
    }

    @ParameterizedTest
    @CsvSource({"2", "4"})
    void otherChannels(int channels) {
        assertOnlyError(
                "@Input(channels = ▸" + channels + ", height = 32, width = 32)",
                "mean = {0.4, 0.5, 0.6}",
                "[preprocessing/channels] Net takes images of " + channels
                        + " channels, but with @Preprocessing it must take 1 (grey) or 3 (colour). Set channels = 3, or remove"
                        + " @Preprocessing.");
    }

    /** A size that is wrong already is no second mistake. */
    @Test
    void wrongInput() {
        assertOnlyError(
                "@Input(height = ▸0, width = 32)",
                "resize = 40",
                "[size/not-positive] height of @Input is 0, but it must be at least 1.");
        assertOnlyError(
                "@Input(channels = ▸-1, height = 32, width = 32)",
                "mean = {0.4, 0.5, 0.6}",
                "[size/not-positive] channels of @Input is -1, but it must be at least 1.");
    }

    private static void assertOnlyError(String input, String attributes, String text) {
        Compilation compilation = Faulty.assertOnlyErrorContaining(
                SOUND.replace("PREPROCESSING", "@Preprocessing(" + attributes + ")")
                        .replace("INPUT", input),
                text);
        assertEquals(text, compilation.errors().get(0).getMessage(Locale.ROOT));
    }
}
