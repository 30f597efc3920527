/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The images of a folder, which stay on the disk.
 *
 * @param folder with the folders of the classes
 * @param classes the folder of each class, as it is called
 * @param classNames the names of the classes
 * @param names of the files, each from the folder of its class on, those of a class behind those of the one before
 * @param kept paths of files whose names have letters that this locale does not; their names end in the number of one
 * @param ends the number behind that of the last file of each class
 * @param fingerprint of names, labels and lengths
 * @param warnings about what was found
 */
record FolderSource(
        Path folder,
        List<Path> classes,
        List<String> classNames,
        NameList names,
        List<Path> kept,
        int[] ends,
        String fingerprint,
        List<String> warnings)
        implements ImageSource {
    /** No file's name has it: what follows is the number of a path that is kept. */
    static final char KEPT = '\0';

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public int label(int index) {
        return Ranges.find(ends, index);
    }

    @Override
    public String name(int index) {
        return FileNames.path(file(index));
    }

    @Override
    public StoredImage read(int index) throws IOException {
        return StoredFile.read(file(index));
    }

    private Path file(int index) {
        String name = names.get(index);
        int end = name.indexOf(KEPT);
        return end < 0 ? classes.get(label(index)).resolve(name) : kept.get(Integer.parseInt(name.substring(end + 1)));
    }

    @Override
    public String toString() {
        return size() + " images in " + classNames.size() + " classes of " + FileNames.path(folder);
    }
}
