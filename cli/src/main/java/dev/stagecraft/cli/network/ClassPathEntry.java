/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A jar or a folder of classes. A network is where the processor wrote its table of layers. */
final class ClassPathEntry {
    /** How the names of generated classes end. */
    static final String SUFFIX = "Network";

    private static final String TABLE_OF_LAYERS = ".layers.tsv";

    private ClassPathEntry() {}

    /** The names of the generated classes in it, in the alphabetical order of the interfaces'. */
    static List<String> networks(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.walk(place)) {
                return classNames(files.map(file -> place.relativize(file)
                        .toString()
                        .replace(place.getFileSystem().getSeparator(), "/")));
            }
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            return classNames(jar.stream().map(Object::toString));
        } catch (ZipException e) {
            throw new IOException(place + " is neither a folder nor a jar: name one of the two.", e);
        }
    }

    private static List<String> classNames(Stream<String> files) {
        return files.filter(file -> file.endsWith(SUFFIX + TABLE_OF_LAYERS))
                .map(file -> file.substring(0, file.length() - TABLE_OF_LAYERS.length()))
                .map(file -> file.replace('/', '.'))
                .sorted(Comparator.comparing(name -> name.substring(0, name.length() - SUFFIX.length())))
                .toList();
    }
}
