/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.images.JpegHeader.Component;
import java.util.Optional;

/** Which JPEGs are read: those that every Java can decode to the same pixels. The others are sound, and are refused by name. */
final class JpegKind {
    private JpegKind() {}

    /** Why one is not read, and what to do; empty if it is. */
    static Optional<String> refusal(JpegHeader header) {
        String coding = coding(header.frame());
        if (!coding.isEmpty()) {
            return Optional.of(
                    "is a JPEG with " + coding + ", which is not read: convert it to a usual JPEG, or to PNG.");
        }
        if (header.bits() != 8) {
            return Optional.of(
                    "is a JPEG of " + header.bits() + " bits, which is not read: convert it to one of 8, or to PNG.");
        }
        int count = header.components().size();
        if (count != 1 && count != 3 && count != 4) {
            return Optional.of("is a JPEG of " + count
                    + " channels, but it must have 1 (grey), 3 (colour) or 4 (for printing): convert it to RGB.");
        }
        int widest = header.widest();
        int highest = header.highest();
        for (Component component : header.components()) {
            int horizontal = component.horizontal();
            int vertical = component.vertical();
            if (horizontal > 0 && vertical > 0 && (widest % horizontal > 0 || highest % vertical > 0)) {
                return Optional.of(
                        "is a JPEG with a channel of " + horizontal + " x " + vertical + " samples for "
                                + widest + " x " + highest
                                + " pixels, which no decoder spreads evenly: convert it to PNG with the program that wrote it.");
            }
        }
        return header.isWhole()
                ? Optional.empty()
                : Optional.of("is a progressive JPEG without its last scans, which decoders make up in different ways:"
                        + " copy or download it again, or convert it to PNG.");
    }

    private static String coding(int frame) {
        if (frame >= 0xC9) {
            return "arithmetic coding";
        }
        if (frame == 0xC3) {
            return "lossless coding";
        }
        return frame >= 0xC5 ? "hierarchical coding" : "";
    }
}
