/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Formats of images that are not read, and what else stands where an image should. */
final class OtherFormat {
    private static final Set<String> SUFFIXES = Set.of(
            "jpe", "jfif", "jif", "dib", "webp", "tif", "tiff", "avif", "heic", "heif", "jxl", "jp2", "j2k", "jpx",
            "jls", "pbm", "pgm", "ppm", "pnm", "pam", "pcx", "tga", "ico", "psd", "svg", "exr", "hdr", "dds", "qoi",
            "dng", "cr2", "nef", "arw");

    /**
     * A format by what its files begin with.
     *
     * @param name with its article
     */
    private record Format(String beginning, String name) {}

    private static final List<Format> IMAGES = List.of(
            new Format("RIFF????WEBP", "a WebP image"),
            new Format("II*\0", "a TIFF image"),
            new Format("MM\0*", "a TIFF image"),
            new Format("II+\0", "a TIFF image"),
            new Format("MM\0+", "a TIFF image"),
            new Format("????ftypavi", "an AVIF image"),
            new Format("????ftyphe", "a HEIC image"),
            new Format("????ftypmif1", "a HEIF image"),
            new Format("\u00FF\n", "a JPEG XL image"),
            new Format("\0\0\0\fJXL ", "a JPEG XL image"),
            new Format("\0\0\0\fjP  ", "a JPEG 2000 image"),
            new Format("\u00FFO\u00FFQ", "a JPEG 2000 image"),
            new Format("8BPS", "a Photoshop image"),
            new Format("v/1\1", "an OpenEXR image"),
            new Format("#?RADIANCE", "a Radiance image"),
            new Format("qoif", "a QOI image"),
            new Format("DDS ", "a DDS image"),
            new Format("\0\0\1\0", "an icon"));

    private static final List<Format> OTHERS = List.of(
            new Format("%pdf", "a PDF document"),
            new Format("version https://git-lfs", "a pointer of Git LFS"),
            new Format("<!doctype html", "a web page"),
            new Format("<html", "a web page"),
            new Format("<svg", "an SVG drawing"));

    private OtherFormat() {}

    /** Whether a file has the name of an image, in a format that is not read or by a name that is seldom used. */
    static boolean isSuffix(String suffix) {
        return SUFFIXES.contains(suffix);
    }

    /** Whether a file begins as an image that is not read. */
    static boolean isImage(Beginning beginning) {
        return image(beginning).isPresent();
    }

    /** What is wrong with a file that is none of the formats that are read, and what to do. */
    static String fault(Beginning beginning) {
        if (beginning.isEmpty()) {
            return "is empty: copy or download it again.";
        }
        Optional<String> image = image(beginning)
                .or(() -> beginning.text().matches("(?s)P[1-7]\\s.*")
                        ? Optional.of("a PBM, PGM or PPM image")
                        : Optional.empty());
        if (image.isPresent()) {
            return "is " + image.get() + ", which is not read: convert it to JPEG or PNG.";
        }
        return OTHERS.stream()
                .filter(format -> beginning.matchesInSmall(format.beginning()))
                .map(format -> "is " + format.name() + ", and no image: download the image itself.")
                .findFirst()
                .orElse("is no JPEG, PNG, BMP or GIF image: convert it to one.");
    }

    private static Optional<String> image(Beginning beginning) {
        return IMAGES.stream()
                .filter(format -> beginning.matches(format.beginning()))
                .map(Format::name)
                .findFirst();
    }
}
