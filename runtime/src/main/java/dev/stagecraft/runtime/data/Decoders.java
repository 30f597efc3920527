/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.JpegDecoder;
import dev.stagecraft.runtime.images.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Decodes images that are learned from, JPEGs by the fastest decoder that is there. */
final class Decoders {
    private static final Optional<JpegDecoder> FASTEST = OpenCvDecoder.find();

    private Decoders() {}

    static Pixels pixels(byte[] bytes, Path name, int channels, ImagePart.Choice choice) throws IOException {
        return FASTEST.isPresent()
                ? ImageFile.pixels(bytes, name, channels, choice, FASTEST.get())
                : ImageFile.pixels(bytes, name, channels, choice);
    }
}
