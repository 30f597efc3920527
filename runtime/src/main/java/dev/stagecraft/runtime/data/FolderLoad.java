/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.data.ImageFolder.LabelledFile;
import dev.stagecraft.runtime.file.FileNames;
import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The images of a folder on their way into memory: all of them are read, by several threads, whatever is wrong with some. */
final class FolderLoad {
    /** The largest array that every Java virtual machine can hold. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private static final int NAMED_FAULTS = 5;

    private final List<LabelledFile> files;
    private final Preprocessing preprocessing;
    private final SourceOptions options;
    private final byte[] pixels;
    private final SortedMap<Integer, IOException> faults = new TreeMap<>();
    private final SortedMap<Integer, String> leftOut = new TreeMap<>();
    private int done;

    private FolderLoad(List<LabelledFile> files, Preprocessing preprocessing, SourceOptions options, int size) {
        this.files = files;
        this.preprocessing = preprocessing;
        this.options = options;
        this.pixels = new byte[files.size() * size];
    }

    static ImageDataset load(Path folder, List<LabelledFile> files, Preprocessing preprocessing, SourceOptions options)
            throws IOException {
        Shape image = new Shape(List.of(preprocessing.channels(), preprocessing.height(), preprocessing.width()));
        requireSize(folder, files.size(), image);
        FolderLoad load = new FolderLoad(files, preprocessing, options, (int) image.size());
        IntStream.range(0, files.size()).parallel().forEach(load::read);
        if (!load.faults.isEmpty()) {
            throw load.fault(folder);
        }
        return load.images(folder, image);
    }

    /** What could be read; of each class of which there are files there must be some. */
    private ImageDataset images(Path folder, Shape image) throws InvalidDataException {
        int[] labels = files.stream().mapToInt(LabelledFile::label).toArray();
        List<String> classNames = options.classNames();
        ImageDataset images =
                new ImageDataset(image, pixels, labels, classNames.size(), classNames).withPreprocessing(preprocessing);
        if (leftOut.isEmpty()) {
            return images;
        }
        int[] read = IntStream.range(0, files.size())
                .filter(index -> !leftOut.containsKey(index))
                .toArray();
        for (int index : leftOut.keySet()) {
            int label = labels[index];
            if (IntStream.of(read).noneMatch(other -> labels[other] == label)) {
                throw new InvalidDataException(
                        folder,
                        "has no image of " + classNames.get(label)
                                + " that can be read: add some, or remove the folder of that class.");
            }
        }
        return images.subset(read).withSkipped(List.copyOf(leftOut.values()));
    }

    private static void requireSize(Path folder, int images, Shape image) throws InvalidDataException {
        long bytes = images * image.size();
        if (bytes > LARGEST_ARRAY) {
            throw ImageFolder.tooLarge(
                    folder,
                    images,
                    image,
                    "a data set can hold " + LARGEST_ARRAY + ": split it, or use a smaller input");
        }
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw ImageFolder.tooLarge(folder, images, image, "Java has less memory: give it more with -Xmx");
        }
    }

    private void read(int index) {
        Path file = files.get(index).file();
        try {
            byte[] image = preprocessing.pixels(ImageFile.load(file));
            System.arraycopy(image, 0, pixels, index * image.length, image.length);
            finished();
        } catch (IOException e) {
            failed(index, e);
        }
    }

    private synchronized void failed(int index, IOException fault) {
        if (options.broken() == BrokenImages.SKIP) {
            leftOut.put(index, sentence(files.get(index).file(), fault));
        } else {
            faults.put(index, fault);
        }
        finished();
    }

    private synchronized void finished() {
        done++;
        options.progress().done(done, files.size());
    }

    private static String sentence(Path file, IOException fault) {
        String message = fault.getMessage();
        return message == null || !message.endsWith(".")
                ? FileNames.path(file) + " cannot be read (" + message + ")."
                : message;
    }

    private InvalidDataException fault(Path folder) {
        IOException first = faults.get(faults.firstKey());
        List<Path> unread =
                faults.keySet().stream().map(index -> files.get(index).file()).toList();
        return new InvalidDataException(
                folder,
                "has " + faults.size() + " of " + files.size() + " images that cannot be read (" + named(folder, unread)
                        + "): replace or remove them, since " + first.getMessage(),
                first);
    }

    /** The first of some files of a folder, and how many there are besides. */
    static String named(Path folder, List<Path> files) {
        String named = files.stream()
                .limit(NAMED_FAULTS)
                .map(file -> FileNames.path(folder.relativize(file)))
                .collect(Collectors.joining(", "));
        return files.size() > NAMED_FAULTS ? named + " and " + (files.size() - NAMED_FAULTS) + " more" : named;
    }
}
