/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Archives in the form of WebDataset: {@code .tar} files in which the files of a sample follow each other and differ in their suffix alone,
 * {@code 0001.jpg} and {@code 0001.cls} with the number of its class, or {@code 0001.json} with a {@code label} (or {@code cls}) that is
 * a number or a name. Images are {@code .jpg}, {@code .jpeg}, {@code .png}, {@code .bmp} or {@code .gif}.
 *
 * <p>Where each image lies is read when they are opened; the images stay on the disk. In an epoch the archives are taken in a random order, each is read from
 * its beginning to its end, and the images go through a buffer from which they are drawn at random, as WebDataset does it: disks
 * read so much faster than in a random order.
 */
public final class TarShards {
    private static final int BUFFER = 4096;

    private TarShards() {}

    /**
     * Opens archives.
     *
     * @param place an archive, or a folder with some
     * @return their images, those of an archive in its order
     * @throws InvalidDataException if there are none, or one is damaged
     */
    public static ImageSource open(Path place) throws IOException {
        return open(place, SourceOptions.defaults());
    }

    /**
     * Opens archives.
     *
     * @param place an archive, or a folder with some
     * @param options the classes, or none, and their names are those that occur, or the numbers; and what becomes of samples without an image that
     *     is read
     * @return their images, those of an archive in its order
     * @throws InvalidDataException if there are none, or one is damaged, or a sample has no class or one of another kind, or has no
     *     image and is not left out
     */
    public static ImageSource open(Path place, SourceOptions options) throws IOException {
        List<Path> shards = shards(place);
        TarIndex index = new TarIndex(options.classNames());
        for (Path shard : shards) {
            index.add(shard);
        }
        return source(place, shards, index, options.broken());
    }

    /**
     * {@return whether a place has archives: it is one, or a folder with some}
     *
     * @param place of which names are looked at
     * @throws IOException if the folder cannot be listed
     */
    public static boolean areIn(Path place) throws IOException {
        return isShard(place) || Files.isDirectory(place) && !shardsOf(place).isEmpty();
    }

    private static boolean isShard(Path file) {
        return FileNames.of(file).toLowerCase(Locale.ROOT).endsWith(".tar") && !Files.isDirectory(file);
    }

    private static List<Path> shardsOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(TarShards::isShard).sorted().toList();
        }
    }

    private static List<Path> shards(Path place) throws IOException {
        if (Files.notExists(place)) {
            throw new InvalidDataException(place, "does not exist: check the path.");
        }
        List<Path> shards = Files.isDirectory(place) ? shardsOf(place) : List.of(place);
        if (shards.isEmpty()) {
            throw new InvalidDataException(place, "has no .tar files: name a folder of some, or one of them.");
        }
        return shards;
    }

    private static ImageSource source(Path place, List<Path> shards, TarIndex index, BrokenImages broken)
            throws InvalidDataException {
        List<String> warnings = new ArrayList<>();
        if (!index.withoutImage().isEmpty()) {
            String text = " has " + index.withoutImage().text(place) + ", samples without an image that is read";
            if (broken == BrokenImages.FAIL) {
                throw new InvalidDataException(place, text.strip() + ": remove or skip them.");
            }
            warnings.add(FileNames.path(place) + text + ", left out.");
        }
        if (index.size() == 0) {
            throw new InvalidDataException(
                    place, "has no images with a class: a sample needs both, such as 0001.jpg and 0001.cls.");
        }
        List<String> names = index.classNames();
        warnings.addAll(index.isNumbered() ? List.of() : ClassOrder.warnings(names));
        return new TarSource(
                shards,
                index.ends(),
                index.offsets(),
                index.lengths(),
                index.labels(),
                names,
                index.fingerprint(),
                warnings,
                BUFFER);
    }
}
