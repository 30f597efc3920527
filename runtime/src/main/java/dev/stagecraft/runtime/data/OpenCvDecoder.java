/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.JpegDecoder;
import dev.stagecraft.runtime.images.Pixels;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;

/** The libjpeg-turbo within OpenCV, where its presets are on the class path. */
final class OpenCvDecoder implements JpegDecoder {
    /** What a camera noted of how it was held is not followed. */
    private static final int FLAGS = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    private static final int CHANNELS = 3;

    private OpenCvDecoder() {}

    /** It, if its classes and its library for this machine are there. */
    static Optional<JpegDecoder> find() {
        try {
            // By name, since a field of it may be compiled into this class as a number.
            Class.forName("org.bytedeco.opencv.global.opencv_imgcodecs");
            return Optional.of(new OpenCvDecoder());
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Pixels> decode(byte[] bytes, int height, int width, ImagePart part) {
        try (BytePointer file = new BytePointer(bytes);
                Mat row = new Mat(1, bytes.length, opencv_core.CV_8UC1, file);
                Mat image = opencv_imgcodecs.imdecode(row, FLAGS)) {
            if (image.empty()
                    || image.type() != opencv_core.CV_8UC3
                    || image.rows() != height
                    || image.cols() != width) {
                return Optional.empty();
            }
            return Optional.of(planes(image, part));
        } catch (RuntimeException e) {
            // What OpenCV throws is not for the user: Java reads the file, or says what is wrong with it.
            return Optional.empty();
        }
    }

    private static Pixels planes(Mat image, ImagePart part) {
        int plane = part.height() * part.width();
        byte[] values = new byte[Math.multiplyExact(CHANNELS, plane)];
        try (Rect rectangle = new Rect(part.left(), part.top(), part.width(), part.height());
                Mat cut = image.apply(rectangle);
                MatVector planes = new MatVector(CHANNELS)) {
            opencv_core.split(cut, planes);
            for (int channel = 0; channel < CHANNELS; channel++) {
                // OpenCV's first is blue.
                try (Mat color = planes.get(CHANNELS - 1 - channel);
                        BytePointer data = color.data()) {
                    data.get(values, channel * plane, plane);
                }
            }
        }
        return new Pixels(CHANNELS, part.height(), part.width(), values);
    }
}
