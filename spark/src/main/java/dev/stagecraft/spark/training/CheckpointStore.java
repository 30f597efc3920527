/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The folder of a training's checkpoints on a Hadoop file system. It has what a single machine's has: the last two checkpoints, the settings and the record. Hadoop's local
 * file systems throw an Error where a disk is full.
 *
 * @param folder its URI
 * @param configuration of the file system
 */
record CheckpointStore(String folder, SerializableConfiguration configuration) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("step-\\d{8,}\\.zip");
    private static final int KEPT = 2;

    /**
     * {@return the name of the newest checkpoint; empty if there is none} The folder is made if it is missing.
     *
     * @throws CheckpointStoreException if there can be no such folder
     */
    Optional<String> newest() {
        try {
            FileSystem files = files();
            files.mkdirs(new Path(folder));
            return names(files).stream().findFirst();
        } catch (IOException | FSError | IllegalArgumentException e) {
            throw CheckpointStoreException.of("Cannot use " + folder + " for checkpoints", e);
        }
    }

    /** Copies a checkpoint into a folder of this machine. */
    void download(String name, java.nio.file.Path into) {
        try {
            files().copyToLocalFile(
                            false,
                            new Path(folder, name),
                            new Path(into.resolve(name).toUri()),
                            true);
        } catch (IOException | FSError e) {
            throw CheckpointStoreException.of("Cannot read the checkpoint " + folder + "/" + name, e);
        }
    }

    /** Copies all but the checkpoints, of those that are there. */
    void downloadRecord(java.nio.file.Path into) {
        try {
            for (FileStatus file : files().listStatus(new Path(folder))) {
                String name = file.getPath().getName();
                if (file.isFile() && !NAME.matcher(name).matches() && !name.endsWith(".part")) {
                    download(name, into);
                }
            }
        } catch (IOException | FSError e) {
            throw CheckpointStoreException.of("Cannot read the record in " + folder, e);
        }
    }

    /** Copies a checkpoint and the record beside it here, and removes all but the last two checkpoints. */
    void upload(java.nio.file.Path checkpoint) {
        try {
            FileSystem files = files();
            try (Stream<java.nio.file.Path> others = Files.list(checkpoint.getParent())) {
                for (java.nio.file.Path other : others.toList()) {
                    String name = other.getFileName().toString();
                    if (Files.isRegularFile(other) && !NAME.matcher(name).matches() && !name.endsWith(".lock")) {
                        copy(files, other, name);
                    }
                }
            }
            copy(files, checkpoint, checkpoint.getFileName().toString());
            for (String old : names(files).stream().skip(KEPT).toList()) {
                files.delete(new Path(folder, old), false);
            }
        } catch (IOException | FSError e) {
            throw CheckpointStoreException.of(
                    "Cannot save the checkpoint " + folder + "/" + checkpoint.getFileName(), e);
        }
    }

    /** A reader sees all of a file or none. */
    private void copy(FileSystem files, java.nio.file.Path from, String name) throws IOException {
        Path part = new Path(folder, name + ".part");
        Path to = new Path(folder, name);
        files.copyFromLocalFile(false, true, new Path(from.toUri()), part);
        files.delete(to, false);
        if (!files.rename(part, to)) {
            throw new IOException(part + " cannot be renamed to " + to);
        }
    }

    private List<String> names(FileSystem files) throws IOException {
        return Arrays.stream(files.listStatus(new Path(folder)))
                .map(file -> file.getPath().getName())
                .filter(name -> NAME.matcher(name).matches())
                .sorted(Comparator.comparing(CheckpointStore::step).reversed())
                .toList();
    }

    private static long step(String name) {
        return Long.parseLong(name.replaceAll("\\D", ""));
    }

    private FileSystem files() throws IOException {
        return new Path(folder).getFileSystem(configuration.value());
    }
}
