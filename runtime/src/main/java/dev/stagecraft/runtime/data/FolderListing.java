/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.ImageFiles;
import dev.stagecraft.runtime.images.InvalidImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The names of a folder's images on their way into memory. */
final class FolderListing {
    private static final char MISSING = '\uFFFD';

    private final Path folder;
    private final SortedMap<String, Path> classes;
    private final List<String> classNames;
    private final BrokenImages broken;
    private final NameList names = new NameList();
    private final UnreadFiles unread = new UnreadFiles();
    private long checksum;

    FolderListing(Path folder, SortedMap<String, Path> classes, List<String> classNames, BrokenImages broken) {
        this.folder = folder;
        this.classes = classes;
        this.classNames = List.copyOf(classNames);
        this.broken = broken;
    }

    /** @param mustHaveImages whether each class must */
    FolderSource list(boolean mustHaveImages) throws IOException {
        int[] ends = new int[classNames.size()];
        for (int label = 0; label < ends.length; label++) {
            Path subfolder = classes.get(classNames.get(label));
            names.addSorted(found(subfolder, label));
            ends[label] = names.size();
            if (mustHaveImages && ends[label] == (label == 0 ? 0 : ends[label - 1])) {
                throw new InvalidDataException(
                        subfolder,
                        "has no images, but each class must have some: add JPEG or PNG files, or remove it.");
            }
        }
        if (names.size() == 0) {
            throw new InvalidDataException(folder, "has no images: add JPEG or PNG files to its subfolders.");
        }
        List<String> warnings = new ArrayList<>(ClassOrder.warnings(classNames));
        if (!unread.isEmpty()) {
            if (broken == BrokenImages.FAIL) {
                throw new InvalidDataException(
                        folder, "has " + unread.text(folder) + ": convert them to JPEG or PNG, remove or skip them.");
            }
            warnings.add(FileNames.path(folder) + " has " + unread.text(folder) + ", which are left out.");
        }
        names.trim();
        return new FolderSource(
                folder,
                classNames.stream().map(classes::get).toList(),
                classNames,
                names,
                ends,
                String.format(
                        Locale.ROOT,
                        "%d files in %d classes (%s), checksum %016x",
                        names.size(),
                        classNames.size(),
                        Fingerprints.ofNames(classNames),
                        checksum),
                warnings);
    }

    private NameList found(Path subfolder, int label) throws IOException {
        NameList found = new NameList();
        int begin = subfolder.toString().length() + 1;
        try {
            ImageFiles.visit(subfolder, (file, attributes) -> {
                if (attributes.isSymbolicLink()) {
                    unread.addLink(file);
                } else if (ImageFile.isOfReadFormat(file)) {
                    String name = file.toString().substring(begin);
                    requireLetters(file, name);
                    found.add(name);
                    checksum += Fingerprints.ofFile(name, label, attributes.size());
                } else {
                    unread.add(file);
                }
            });
        } catch (InvalidImageException e) {
            throw new InvalidDataException(folder, "cannot be searched for images, since " + e.getMessage(), e);
        }
        return found;
    }

    /** No path could be made of such a name again. */
    private static void requireLetters(Path file, String name) throws InvalidDataException {
        if (name.indexOf(MISSING) >= 0) {
            throw new InvalidDataException(
                    file,
                    "has letters that this locale does not: run Java in one of UTF-8, such as with LC_ALL=C.UTF-8.");
        }
    }
}
