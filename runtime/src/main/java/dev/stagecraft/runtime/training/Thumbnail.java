/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's input as a small picture. */
final class Thumbnail {
    /** In pixels; a JPEG of that size has some kilobytes. */
    private static final int LONGEST_SIDE = 96;

    /** Smaller ones are smaller as PNG, and sharp. */
    private static final int PNG_SIDE = 48;

    private Thumbnail() {}

    /**
     * A URI of data; empty where the input has neither 1 channel nor 3.
     *
     * @param values {@code [C, H, W]} as the network gets them
     */
    static Optional<String> of(
            INDArray values, Standardization standardization, Optional<Preprocessing> preprocessing) {
        if (values.rank() != 3 || values.size(0) != 1 && values.size(0) != 3) {
            return Optional.empty();
        }
        boolean isReversed = preprocessing
                .filter(images -> images.channelOrder() == ChannelOrder.BGR)
                .isPresent();
        Pixels image = small(pixels(values, standardization, isReversed));
        String format = Math.max(image.height(), image.width()) <= PNG_SIDE ? "png" : "jpeg";
        return Optional.of(
                "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(encoded(image, format)));
    }

    private static Pixels pixels(INDArray values, Standardization standardization, boolean isReversed) {
        int channels = (int) values.size(0);
        int plane = (int) (values.size(1) * values.size(2));
        float[] scaled = values.castTo(DataType.FLOAT).dup('c').data().asFloat();
        byte[] pixels = new byte[scaled.length];
        for (int channel = 0; channel < channels; channel++) {
            double mean = standardization.mean().get(channel);
            double deviation = standardization.standardDeviation().get(channel);
            int target = (isReversed ? channels - 1 - channel : channel) * plane;
            for (int i = 0; i < plane; i++) {
                double value = 255 * (scaled[channel * plane + i] * deviation + mean);
                pixels[target + i] = (byte) Math.round(Math.max(0, Math.min(255, value)));
            }
        }
        return new Pixels(channels, (int) values.size(1), (int) values.size(2), pixels);
    }

    private static Pixels small(Pixels image) {
        int longest = Math.max(image.height(), image.width());
        if (longest <= LONGEST_SIDE) {
            return image;
        }
        return image.resize(
                Math.max(1, Math.round((float) image.height() * LONGEST_SIDE / longest)),
                Math.max(1, Math.round((float) image.width() * LONGEST_SIDE / longest)),
                Interpolation.BILINEAR);
    }

    private static byte[] encoded(Pixels image, String format) {
        Pixels colours = image.withChannels(3);
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] values = colours.values();
        int plane = colours.plane();
        for (int i = 0; i < plane; i++) {
            picture.setRGB(
                    i % image.width(),
                    i / image.width(),
                    (values[i] & 0xff) << 16 | (values[plane + i] & 0xff) << 8 | values[2 * plane + i] & 0xff);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
