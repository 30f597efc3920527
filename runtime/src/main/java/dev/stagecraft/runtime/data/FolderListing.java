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
    private final List<Path> kept = new ArrayList<>();
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
                throw new InvalidDataException(folder, "has " + unread.text(folder) + ": " + unread.advice());
            }
            warnings.add(FileNames.path(folder) + " has " + unread.text(folder) + ", left out.");
        }
        names.trim();
        return new FolderSource(
                folder,
                classNames.stream().map(classes::get).toList(),
                classNames,
                names,
                List.copyOf(kept),
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
                    String name = add(file, subfolder, file.toString().substring(begin), found);
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

    /** Its name below the folder of its class; of one that has letters which this locale does not no path could be made again, so that is kept. */
    private String add(Path file, Path subfolder, String name, NameList found) {
        if (name.indexOf(MISSING) < 0) {
            found.add(name);
            return name;
        }
        String real = FileNames.path(subfolder.relativize(file));
        found.add(real + FolderSource.KEPT + kept.size());
        kept.add(file);
        return real;
    }
}
