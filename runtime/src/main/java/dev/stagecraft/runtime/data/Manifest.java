/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text file in UTF-8 that names images and their classes, a line each: {@code file,label} with or without a line above that says so, as CSV (of
 * several columns those two), or {@code {"file": "a.jpg", "label": "cat"}} as JSON ({@code file_name} is as good). Files are sought from the
 * folder of the manifest on; they stay on the disk. Classes are in the order of their names.
 */
public final class Manifest {
    private final Path file;
    private final Path folder;
    private final BrokenImages broken;
    private final ClassNumbers classes;
    private final NameList names = new NameList();
    private final IntList labels = new IntList();
    private final UnreadFiles missing = new UnreadFiles();
    private long checksum;

    private Manifest(Path file, List<String> classNames, BrokenImages broken) {
        this.file = file;
        this.folder = file.toAbsolutePath().getParent();
        this.broken = broken;
        this.classes = new ClassNumbers(classNames);
    }

    /**
     * {@return whether a file is one by its name: {@code .csv}, {@code .json}, {@code .jsonl} or {@code .ndjson}}
     *
     * @param file of which only the name is looked at
     */
    public static boolean isOne(Path file) {
        return FileNames.of(file).toLowerCase(Locale.ROOT).matches(".*\\.(csv|jsonl?|ndjson)");
    }

    /**
     * Opens a manifest.
     *
     * @param file the manifest
     * @return its images, in its order
     * @throws InvalidDataException if it is missing or damaged, or names a file that is missing
     */
    public static ImageSource open(Path file) throws IOException {
        return open(file, SourceOptions.defaults());
    }

    /**
     * Opens a manifest.
     *
     * @param file the manifest
     * @param options the classes, of which each label is one, and what becomes of files that are missing
     * @return its images, in its order
     * @throws InvalidDataException if it is missing or damaged, has a label that is none of the classes, or names a file that is
     *     missing and not left out
     */
    public static ImageSource open(Path file, SourceOptions options) throws IOException {
        return new Manifest(file, options.classNames(), options.broken()).read();
    }

    private ImageSource read() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            ManifestLines lines = ManifestLines.of(file, reader);
            for (Optional<ManifestLines.Entry> entry = lines.next(); entry.isPresent(); entry = lines.next()) {
                add(entry.get());
            }
        } catch (NoSuchFileException e) {
            throw new InvalidDataException(file, "does not exist: check the path.", e);
        } catch (CharacterCodingException e) {
            throw new InvalidDataException(file, "is not UTF-8: save it as such.", e);
        }
        if (names.size() == 0) {
            throw new InvalidDataException(file, "names no images: give it lines such as \"cat/1.jpg,cat\".");
        }
        List<String> classNames = classes.names();
        List<String> warnings = new ArrayList<>(ClassOrder.warnings(classNames));
        if (!missing.isEmpty()) {
            warnings.add(FileNames.path(file) + " names " + missing.text(folder) + ", left out.");
        }
        names.trim();
        String fingerprint = String.format(
                Locale.ROOT,
                "%d files in %d classes (%s), checksum %016x",
                names.size(),
                classNames.size(),
                Fingerprints.ofNames(classNames),
                checksum);
        return new NamedFiles(folder, names, classes.inOrder(labels.toArray()), classNames, fingerprint, warnings);
    }

    private void add(ManifestLines.Entry entry) throws InvalidDataException {
        int label = classes.of(entry.label())
                .orElseThrow(() -> new InvalidDataException(
                        file,
                        "gives " + entry.file() + " the label \"" + entry.label()
                                + "\", which is none of the classes: correct it."));
        Path image = folder.resolve(entry.file());
        try {
            long bytes = Files.readAttributes(image, BasicFileAttributes.class).size();
            checksum += Fingerprints.ofFile(entry.file(), entry.label().hashCode(), bytes);
        } catch (IOException e) {
            if (broken == BrokenImages.FAIL) {
                throw new InvalidDataException(
                        file,
                        "names " + entry.file() + ", which is not in " + FileNames.path(folder)
                                + " or may not be read: correct the line, or skip what is broken.",
                        e);
            }
            missing.addMissing(image);
            return;
        }
        names.add(entry.file());
        labels.add(label);
    }

    /** Files that are named from one folder on. */
    private record NamedFiles(
            Path folder,
            NameList names,
            int[] labels,
            List<String> classNames,
            String fingerprint,
            List<String> warnings)
            implements ImageSource {
        @Override
        public int size() {
            return names.size();
        }

        @Override
        public int label(int index) {
            return labels[index];
        }

        @Override
        public String name(int index) {
            return FileNames.path(folder.resolve(names.get(index)));
        }

        @Override
        public StoredImage read(int index) throws IOException {
            return StoredFile.read(folder.resolve(names.get(index)));
        }
    }
}
