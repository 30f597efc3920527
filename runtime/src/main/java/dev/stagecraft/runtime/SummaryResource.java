/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.picture.network.Layer;
import dev.stagecraft.picture.network.LayerTable;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the table of layers that stands beside a generated class as {@code <class>.layers.tsv}.
 */
final class SummaryResource {
    private SummaryResource() {}

    static List<LayerSummary> read(Class<?> network) {
        String file = network.getSimpleName() + ".layers.tsv";
        try (InputStream stream = network.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(missing(file, network));
            }
            String table = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return LayerTable.parse(table).stream()
                    .map(SummaryResource::summary)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** What is in a package of a named module is seen by others only if it is open. */
    private static String missing(String file, Class<?> network) {
        String name = network.getPackageName();
        return network.getModule().isNamed() && !network.getModule().isOpen(name, SummaryResource.class.getModule())
                ? file + " beside the class " + network.getName()
                        + " cannot be seen: write \"opens " + name + ";\" into module-info.java of "
                        + network.getModule().getName() + "."
                : file + " is missing beside the class " + network.getName()
                        + ": build the project again, and keep .tsv resources when you repackage its jar.";
    }

    private static LayerSummary summary(Layer layer) {
        return new LayerSummary(
                layer.name(),
                layer.kind(),
                new Shape(layer.input().dimensions()),
                new Shape(layer.output().dimensions()),
                layer.parameters(),
                layer.runningStatistics(),
                layer.multiplyAdds(),
                layer.settings(),
                layer.paths());
    }
}
