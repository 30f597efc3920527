/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/** The images of a folder, and of those below it. */
public final class ImageFiles {
    private ImageFiles() {}

    /**
     * {@return all that is there for an image, in the order of the paths, so that nothing is left out without a word: files that have the
     * name of an image or begin as one, of formats that are read and of others, and links to what is missing} {@link ImageFile#load}
     * tells of each what is wrong with it. Links are followed; what is hidden, its name beginning with a dot, does not count.
     *
     * @param folder with those below it
     * @throws InvalidImageException if a link leads to a folder that it lies in, or a folder cannot be listed
     */
    public static List<Path> below(Path folder) throws IOException {
        return find(folder, Integer.MAX_VALUE);
    }

    /**
     * {@return all that is there for an image in a folder, without those below it, as {@link #below} finds it}
     *
     * @param folder the one that is listed
     * @throws InvalidImageException if it cannot be listed
     * @throws IOException if a file in it cannot be read
     */
    public static List<Path> in(Path folder) throws IOException {
        return find(folder, 1);
    }

    /** Is told of what is there for images, one by one. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Something that is there for an image.
         *
         * @param file its path
         * @param attributes of the file that a link leads to, or of the link if it leads nowhere
         * @throws IOException if the search is to end
         */
        void found(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /**
     * Finds what {@link #below} finds, in no order, and without keeping it.
     *
     * @param folder with those below it
     * @param visitor is told of each
     * @throws InvalidImageException if a link leads to a folder that it lies in, or a folder cannot be listed
     * @throws IOException what the visitor throws, or if a file cannot be read
     */
    public static void visit(Path folder, Visitor visitor) throws IOException {
        visit(folder, Integer.MAX_VALUE, visitor);
    }

    private static List<Path> find(Path folder, int depth) throws IOException {
        List<Path> files = new ArrayList<>();
        visit(folder, depth, (file, attributes) -> files.add(file));
        Collections.sort(files);
        return files;
    }

    private static void visit(Path folder, int depth, Visitor visitor) throws IOException {
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                return !below.equals(folder) && isHidden(below)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isHidden(file) && isImage(file, attributes)) {
                    visitor.found(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (isHidden(file)) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault instanceof FileSystemLoopException
                        ? new InvalidImageException(
                                file, "is a link to a folder that it lies in itself: remove it.", fault)
                        : new InvalidImageException(file, "may not be read: check its permissions.", fault);
            }
        });
    }

    private static boolean isImage(Path file, BasicFileAttributes attributes) throws IOException {
        return attributes.isSymbolicLink()
                || attributes.isRegularFile() && (ImageFile.isNamedAsImage(file) || ImageFile.beginsAsImage(file));
    }

    private static boolean isHidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }
}
