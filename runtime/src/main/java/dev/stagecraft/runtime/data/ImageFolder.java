/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.ImageFiles;
import dev.stagecraft.runtime.images.InvalidImageException;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * A folder with a subfolder for each class, and images (JPEG, PNG, BMP, GIF) in them and in folders below. Classes are in the order of
 * their names. Images are resized and cropped when they are loaded, and stay in memory as bytes. Links to files and folders are
 * followed. No image is left out, unless {@link BrokenImages#SKIP} says so: those of other formats, and those beside the classes, are
 * counted and named. What is hidden, and files that are no images by name and beginning, do not count.
 */
public final class ImageFolder {
    private static final int NAMED = 5;

    private ImageFolder() {}

    /**
     * {@return the names of a folder's classes in their order, without loading an image}
     *
     * @param folder with a subfolder for each class
     * @throws InvalidDataException if there are none
     */
    public static List<String> classNames(Path folder) throws IOException {
        return List.copyOf(ClassFolders.of(folder, List.of()).keySet());
    }

    /**
     * Loads images as {@link #load(Path, Preprocessing, SourceOptions)} does, with {@linkplain SourceOptions#defaults() default options}.
     *
     * @param folder with a subfolder for each class
     * @param preprocessing how an image becomes the network's input
     * @return the images in the order of their classes
     * @throws InvalidDataException if a class is missing, or an image cannot be read
     */
    public static ImageDataset load(Path folder, Preprocessing preprocessing) throws IOException {
        return load(folder, preprocessing, SourceOptions.defaults());
    }

    /**
     * Loads images as a network takes them, before their values are scaled. Images that are left out are {@linkplain ImageDataset#skipped() told}.
     *
     * @param folder with a subfolder for each class
     * @param preprocessing how an image becomes the network's input
     * @param options its classes, what becomes of images that cannot be read, and who is told how far it is
     * @return the images in the order of their classes
     * @throws InvalidDataException if a class is missing, a subfolder is none of the classes that are known, or an image cannot be read and is not left out
     */
    public static ImageDataset load(Path folder, Preprocessing preprocessing, SourceOptions options)
            throws IOException {
        if (!options.classNames().isEmpty()) {
            return loadKnown(folder, preprocessing, options);
        }
        SortedMap<String, Path> classes = ClassFolders.of(folder, List.of());
        List<String> names = List.copyOf(classes.keySet());
        List<LabelledFile> files = files(folder, classes, names);
        for (int label = 0; label < names.size(); label++) {
            int of = label;
            if (files.stream().noneMatch(file -> file.label() == of)) {
                throw new InvalidDataException(
                        classes.get(names.get(label)),
                        "has no images, but each class must have some: add JPEG or PNG files, or remove it.");
            }
        }
        return FolderLoad.load(folder, files, preprocessing, options.withClassNames(names));
    }

    private static ImageDataset loadKnown(Path folder, Preprocessing preprocessing, SourceOptions options)
            throws IOException {
        SortedMap<String, Path> classes = knownClasses(folder, options.classNames());
        List<LabelledFile> files = files(folder, classes, options.classNames());
        if (files.isEmpty()) {
            throw new InvalidDataException(folder, "has no images: add JPEG or PNG files to its subfolders.");
        }
        return FolderLoad.load(folder, files, preprocessing, options);
    }

    /** The folders of classes, all of which must be known. */
    private static SortedMap<String, Path> knownClasses(Path folder, List<String> classNames) throws IOException {
        SortedMap<String, Path> classes = ClassFolders.of(folder, classNames);
        if (Collections.disjoint(classes.keySet(), classNames)) {
            throw new InvalidDataException(
                    folder,
                    "has folders of other classes (" + first(List.copyOf(classes.keySet())) + ") than the "
                            + classNames.size() + " of the network (" + first(classNames)
                            + "): name each folder as its class, or use images of these classes.");
        }
        for (Map.Entry<String, Path> entry : classes.entrySet()) {
            if (!classNames.contains(entry.getKey())) {
                throw new InvalidDataException(
                        entry.getValue(),
                        "is none of the " + classNames.size() + " classes, which begin with \"" + classNames.get(0)
                                + "\": rename or remove it.");
            }
        }
        return classes;
    }

    /**
     * Opens a folder as {@link #open(Path, SourceOptions)} does, with {@linkplain SourceOptions#defaults() default options}.
     *
     * @param folder with a subfolder for each class
     * @return the images in the order of their classes and names
     * @throws InvalidDataException if a class is missing or has no images, or a file is of a format that is not read
     */
    public static ImageSource open(Path folder) throws IOException {
        return open(folder, SourceOptions.defaults());
    }

    /**
     * Opens a folder whose images stay on the disk: only their names are read. Files of formats that are not read, and links to what is missing, are
     * in the {@linkplain ImageSource#warnings() warnings} if they are left out.
     *
     * @param folder with a subfolder for each class; of classes that are known each must have its folder, which may be empty
     * @param options its classes, and what becomes of files that are not read
     * @return the images in the order of their classes and names
     * @throws InvalidDataException if a class is missing or has no images, a subfolder is none of the classes that are known, or a file is of a format
     *     that is not read and not left out
     */
    public static ImageSource open(Path folder, SourceOptions options) throws IOException {
        List<String> known = options.classNames();
        SortedMap<String, Path> classes =
                known.isEmpty() ? ClassFolders.of(folder, List.of()) : knownClasses(folder, known);
        for (String name : known) {
            if (!classes.containsKey(name)) {
                throw new InvalidDataException(
                        folder,
                        "has no folder for the class \"" + name + "\", but must have one for each of the "
                                + known.size() + " classes: add it; it may be empty.");
            }
        }
        requireNothingBeside(folder);
        List<String> names = known.isEmpty() ? List.copyOf(classes.keySet()) : known;
        return new FolderListing(folder, classes, names, options.broken()).list(known.isEmpty());
    }

    private static List<LabelledFile> files(Path folder, SortedMap<String, Path> classes, List<String> names)
            throws IOException {
        requireNothingBeside(folder);
        List<LabelledFile> files = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            Path subfolder = classes.get(names.get(label));
            if (subfolder != null) {
                for (Path file : listed(subfolder, ImageFiles::below)) {
                    files.add(new LabelledFile(file, label));
                }
            }
        }
        return files;
    }

    private static String first(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? ", \u2026" : "");
    }

    /** Images of no class would be left out. */
    private static void requireNothingBeside(Path folder) throws IOException {
        List<Path> beside = listed(folder, ImageFiles::in);
        if (!beside.isEmpty()) {
            throw new InvalidDataException(
                    folder,
                    "has " + beside.size() + (beside.size() == 1 ? " image" : " images")
                            + " beside the folders of its classes ("
                            + FolderLoad.named(folder, beside)
                            + "): move each into the folder of its class, or remove it.");
        }
    }

    /** How the images of a folder are found. */
    @FunctionalInterface
    private interface Search {
        List<Path> in(Path folder) throws IOException;
    }

    private static List<Path> listed(Path folder, Search search) throws IOException {
        try {
            return search.in(folder);
        } catch (InvalidImageException e) {
            throw new InvalidDataException(folder, "cannot be searched for images, since " + e.getMessage(), e);
        }
    }

    /** An image and the number of its class. */
    record LabelledFile(Path file, int label) {}

    static InvalidDataException tooLarge(Path folder, int images, Shape image, String limit) {
        return new InvalidDataException(
                folder,
                String.format(
                        Locale.ROOT,
                        "has %,d images, which take %,d bytes as %s, but %s.",
                        images,
                        images * image.size(),
                        image,
                        limit));
    }
}
