/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files with kernels. */
public enum KernelSource {
    /** Batch normalization. */
    NORMALIZATION("normalization.cu"),
    /** The update of parameters. */
    UPDATE("update.cu"),
    /** Pixels. */
    STANDARDIZATION("standardization.cu");

    private static final Pattern KERNEL = Pattern.compile("extern \"C\" __global__ void (\\w+)(##NAME)?\\(");
    private static final Pattern INSTANCE = Pattern.compile("(?m)^[A-Z]+\\(\\w+, \\d, (\\w+)\\)$");

    private final String file;

    KernelSource(String file) {
        this.file = file;
    }

    /** {@return the file's name} */
    public String file() {
        return file;
    }

    /** {@return all that is compiled} */
    public String text() {
        return read("numbers.cu") + read(file);
    }

    /** {@return the names of its kernels} */
    public List<String> kernels() {
        String text = text();
        List<String> instances =
                INSTANCE.matcher(text).results().map(found -> found.group(1)).toList();
        return KERNEL.matcher(text)
                .results()
                .flatMap(found -> found.group(2) == null
                        ? Stream.of(found.group(1))
                        : instances.stream().map(instance -> found.group(1) + instance))
                .toList();
    }

    private static String read(String file) {
        try (InputStream source = KernelSource.class.getResourceAsStream(file)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
