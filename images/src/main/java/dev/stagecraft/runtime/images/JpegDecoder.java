/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.Optional;

/**
 * Decodes JPEGs in less time than {@code javax.imageio}. It is asked for whole files of 8 bits, of luma and two channels of chroma, in
 * baseline or progressive coding, whose headers were checked; all others are Java's. Several threads use it at once.
 */
@FunctionalInterface
public interface JpegDecoder {
    /**
     * {@return the pixels of a part, in red, green and blue, to the byte as libjpeg-turbo decodes them; empty if it does not decode this
     * file} Then Java does, and says what is wrong with it.
     *
     * @param bytes those of the file; not to be changed
     * @param height of the image, in pixels
     * @param width of the image, in pixels
     * @param part of the image, within it
     */
    Optional<Pixels> decode(byte[] bytes, int height, int width, ImagePart part);
}
