/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The subfolders of a folder, each of which is a class. */
final class ClassFolders {
    private static final int SHOWN = 5;

    private ClassFolders() {}

    /**
     * The subfolders by name, in the order of the names. What is hidden does not count.
     *
     * @param known the names of classes, if some are known
     * @throws InvalidDataException if there are none, or one that only has the folders of the classes in it
     */
    static SortedMap<String, Path> of(Path folder, List<String> known) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(
                    folder,
                    Files.exists(folder)
                            ? "is a file, where a folder with a subfolder for each class must be: name its folder."
                            : "does not exist: check the path.");
        }
        SortedMap<String, Path> found = subfolders(folder);
        if (found.isEmpty()) {
            throw new InvalidDataException(
                    folder,
                    idx(folder)
                            .map(name -> "has IDX files of other names than MNIST's, such as " + name
                                    + ": rename those of one set to " + MnistFolder.NAMES + ".")
                            .orElse("has no subfolders, but each class must be one: put its images into a folder of its"
                                    + " name."));
        }
        if (!known.contains(found.firstKey())) {
            requireClasses(folder, found);
        }
        return found;
    }

    private static SortedMap<String, Path> subfolders(Path folder) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        for (Path entry : entries(folder)) {
            if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
                throw new InvalidDataException(entry, "is a link to what does not exist: mend or remove it.");
            }
            String name = FileNames.of(entry);
            if (Files.isDirectory(entry) && !name.startsWith(".")) {
                found.put(name, entry);
            }
        }
        return found;
    }

    /** One class alone, whose images are all in folders of their own, is the folder around the classes. */
    private static void requireClasses(Path folder, SortedMap<String, Path> found) throws IOException {
        SortedMap<String, Path> below = found;
        Path around = folder;
        while (below.size() == 1 && ImageFiles.in(below.get(below.firstKey())).isEmpty()) {
            around = below.get(below.firstKey());
            below = subfolders(around);
        }
        if (around != folder && below.size() > 1) {
            throw new InvalidDataException(
                    folder,
                    "has one folder, and its images are in the folders of " + FileNames.path(around) + " ("
                            + below.keySet().stream().limit(SHOWN).collect(Collectors.joining(", "))
                            + (below.size() > SHOWN ? ", …" : "") + "): if these are the classes, name "
                            + FileNames.path(around) + ".");
        }
    }

    /** The first file whose name says that it is one of IDX. */
    private static Optional<String> idx(Path folder) throws IOException {
        return entries(folder).stream()
                .map(FileNames::of)
                .filter(name -> name.matches(".*[.-]idx[13]-ubyte(\\.gz)?"))
                .min(Comparator.naturalOrder());
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
