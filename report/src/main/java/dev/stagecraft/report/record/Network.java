/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The network that was trained.
 *
 * @param name that of its interface
 * @param input the shape of an image, {@code 3x32x32}
 * @param parts stem, stages and head, in order
 * @param picture a drawing of it in SVG, if there is one
 */
public record Network(String name, String input, List<Part> parts, Optional<String> picture) {
    static final String FILE = "network.json";
    static final String PICTURE = "network.svg";
    private static final long LARGEST_PICTURE = 1 << 20;

    /**
     * A part of a network.
     *
     * @param name such as {@code layer1}
     * @param layers how many layers it has
     * @param output the shape of what it gives for an image
     * @param parameters those that are trained
     * @param multiplyAdds for an image
     */
    public record Part(String name, int layers, String output, long parameters, long multiplyAdds) {}

    /**
     * Copies the list.
     *
     * @param name that of its interface
     * @param input the shape of an image
     * @param parts stem, stages and head
     * @param picture a drawing of it in SVG
     */
    public Network {
        parts = List.copyOf(parts);
    }

    /** {@return the parameters of all parts} */
    public long parameters() {
        return parts.stream().mapToLong(Part::parameters).sum();
    }

    /** {@return the multiply-adds of all parts} */
    public long multiplyAdds() {
        return parts.stream().mapToLong(Part::multiplyAdds).sum();
    }

    static Optional<Network> read(Path folder) throws IOException {
        Optional<Json> file = Json.read(folder.resolve(FILE));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        for (Json part : file.get().get("parts").items()) {
            parts.add(new Part(
                    part.get("name").text(),
                    part.get("layers").count(),
                    part.get("output").text(),
                    (long) part.get("parameters").number(),
                    (long) part.get("multiplyAdds").number()));
        }
        return Optional.of(new Network(
                file.get().get("name").text(), file.get().get("input").text(), parts, picture(folder)));
    }

    /** One that is larger would be most of the page. */
    private static Optional<String> picture(Path folder) throws IOException {
        Path file = folder.resolve(PICTURE);
        return Files.isRegularFile(file) && Files.size(file) <= LARGEST_PICTURE
                ? Optional.of(TextFiles.of(file))
                : Optional.empty();
    }
}
