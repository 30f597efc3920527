package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.ImageFiles;
import dev.stagecraft.runtime.images.InvalidImageException;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a subfolder for each class, and images (JPEG, PNG, BMP, GIF) in them and in folders below. Classes are in the order of
 * their names. Images are resized and cropped when they are loaded, and stay in memory as bytes. Links to files and folders are
 * followed. No image is left out: those of other formats, and those beside the classes, are counted and named. What is hidden, and
 * files that are no images by name and beginning, do not count.
 */
public final class ImageFolder {
    private ImageFolder() {}

    /** Is told how far a load is, by one thread at a time. */
    @FunctionalInterface
    public interface Progress {
        /** So many images of so many are loaded. */
        void loaded(int done, int all);
    }

    /**
     * Loads images, of each the largest centred part that has the shape's proportions.
     *
     * @param image the shape of one, {@code [1 or 3, height, width]}
     * @throws InvalidDataException if a class is missing, or an image cannot be read
     */
    public static ImageDataset load(Path folder, Shape image) throws IOException {
        if (image.dimensions().size() != 3) {
            throw new IllegalArgumentException(
                    "An image has the shape " + image + "; it must be channels x height x width.");
        }
        return load(
                folder,
                Preprocessing.of(
                        image.dimensions().get(0),
                        image.dimensions().get(1),
                        image.dimensions().get(2)));
    }

    /**
     * Loads images as a network takes them, before their values are scaled.
     *
     * @throws InvalidDataException if a class is missing, or an image cannot be read
     */
    public static ImageDataset load(Path folder, Preprocessing preprocessing) throws IOException {
        return load(folder, preprocessing, (done, all) -> {});
    }

    /**
     * Loads images as a network takes them, before their values are scaled.
     *
     * @throws InvalidDataException if a class is missing, or an image cannot be read
     */
    public static ImageDataset load(Path folder, Preprocessing preprocessing, Progress progress) throws IOException {
        List<String> names = subfolders(folder);
        List<LabelledFile> files = files(folder, names);
        for (int label = 0; label < names.size(); label++) {
            int of = label;
            if (files.stream().noneMatch(file -> file.label() == of)) {
                throw new InvalidDataException(
                        folder.resolve(names.get(label)),
                        "has no images, but each class must have some: add JPEG or PNG files, or remove it.");
            }
        }
        return FolderLoad.load(folder, files, names, preprocessing, progress);
    }

    /**
     * Loads images of known classes, to test a network on. A class may have none.
     *
     * @param classNames those of the network, in the order of its output; each subfolder must be one
     * @throws InvalidDataException if a subfolder is none of the classes, or an image cannot be read
     */
    public static ImageDataset load(
            Path folder, Preprocessing preprocessing, List<String> classNames, Progress progress) throws IOException {
        for (String name : subfolders(folder)) {
            if (!classNames.contains(name)) {
                throw new InvalidDataException(
                        folder.resolve(name),
                        "is none of the " + classNames.size() + " classes, which begin with \"" + classNames.get(0)
                                + "\": rename or remove it.");
            }
        }
        List<LabelledFile> files = files(folder, classNames);
        if (files.isEmpty()) {
            throw new InvalidDataException(folder, "has no images: add JPEG or PNG files to its subfolders.");
        }
        return FolderLoad.load(folder, files, classNames, preprocessing, progress);
    }

    private static List<String> subfolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(
                    folder,
                    Files.exists(folder)
                            ? "is a file, where a folder with a subfolder for each class must be: name its folder."
                            : "does not exist: check the path.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.toList();
            for (Path entry : all) {
                if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
                    throw new InvalidDataException(entry, "is a link to what does not exist: mend or remove it.");
                }
            }
            List<String> names = all.stream()
                    .filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new InvalidDataException(
                        folder,
                        idx(folder)
                                .map(name -> "has IDX files of other names than MNIST's, such as " + name
                                        + ": rename those of one set to " + MnistFolder.NAMES + ".")
                                .orElse(
                                        "has no subfolders, but each class must be one: put its images into a folder of its"
                                                + " name."));
            }
            return names;
        }
    }

    /** The first file whose name says that it is one of IDX. */
    private static Optional<String> idx(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches(".*[.-]idx[13]-ubyte(\\.gz)?"))
                    .min(Comparator.naturalOrder());
        }
    }

    private static List<LabelledFile> files(Path folder, List<String> names) throws IOException {
        requireNothingBeside(folder);
        List<LabelledFile> files = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            Path subfolder = folder.resolve(names.get(label));
            if (Files.isDirectory(subfolder)) {
                for (Path file : listed(subfolder, ImageFiles::below)) {
                    files.add(new LabelledFile(file, label));
                }
            }
        }
        return files;
    }

    /** Images of no class would be left out. */
    private static void requireNothingBeside(Path folder) throws IOException {
        List<Path> beside = listed(folder, ImageFiles::in);
        if (!beside.isEmpty()) {
            throw new InvalidDataException(
                    folder,
                    "has " + beside.size() + " images beside the folders of its classes ("
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
