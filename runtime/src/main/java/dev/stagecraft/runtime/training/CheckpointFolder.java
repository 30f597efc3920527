/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.runtime.file.UnwritableFileException;
import dev.stagecraft.runtime.file.WriteFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a training's checkpoints. It keeps the last two, {@code step-00000200.zip} and {@code step-00000400.zip},
 * and belongs to one training at a time.
 */
final class CheckpointFolder implements Closeable {
    private static final Pattern NAME = Pattern.compile("step-\\d{8,}\\.zip");
    private static final int KEPT = 2;

    /** A checkpoint and where it was found. */
    record Found(Path file, Checkpoint checkpoint) {}

    private final Path folder;
    private final FileChannel lock;

    private CheckpointFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Opens a folder, made if it is missing, and removes the unfinished files of killed trainings. */
    static CheckpointFolder open(Path folder) throws CheckpointException {
        try {
            Files.createDirectories(folder);
            // The system gives the lock back even if the program is killed.
            FileChannel lock = FileChannel.open(
                    folder.resolve("training.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            CheckpointFolder opened = new CheckpointFolder(folder, lock);
            try {
                opened.requireAlone();
                AtomicFile.removeAbandoned(folder);
                return opened;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw new CheckpointException(
                    sentence("Cannot use " + folder + " for checkpoints", WriteFailure.ofFolder(folder, e)), e);
        }
    }

    /**
     * Reads the newest checkpoint.
     *
     * @throws CheckpointException if it is damaged; nothing is deleted
     */
    Optional<Found> newest() throws CheckpointException {
        List<Path> files = files();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path newest = files.get(0);
        try {
            return Optional.of(read(newest));
        } catch (IOException e) {
            throw new CheckpointException(
                    "The checkpoint " + newest + " is damaged, since " + e.getMessage() + ": delete it to "
                            + files.stream()
                                    .skip(1)
                                    .filter(CheckpointFolder::isGood)
                                    .findFirst()
                                    .map(good -> "resume from " + good + ".")
                                    .orElse("start from the beginning; there is no good checkpoint before it."),
                    e);
        }
    }

    /** Saves a checkpoint, removes all but the last two, and says which file it is. */
    Path save(Checkpoint checkpoint) throws CheckpointException {
        Path file = folder.resolve(
                String.format(Locale.ROOT, "step-%08d.zip", checkpoint.state().step()));
        try {
            ModelArchive.write(file, checkpoint.model());
        } catch (UnwritableFileException e) {
            throw new CheckpointException(checkpoint.model().unsaved("the checkpoint " + file, e.failure()), e);
        } catch (IOException e) {
            throw new CheckpointException(sentence("Cannot save the checkpoint " + file, WriteFailure.of(e)), e);
        }
        try {
            for (Path old : files().stream().skip(KEPT).toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new CheckpointException(
                    sentence("Cannot delete an old checkpoint in " + folder, WriteFailure.of(e)), e);
        }
        return file;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // Closing gives the lock back even so.
        }
    }

    private void requireAlone() throws IOException {
        try {
            if (lock.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Another training of this very program has it.
        }
        throw new CheckpointException(
                "Another training is using " + folder + " for its checkpoints: wait for it, or choose another folder.");
    }

    /** The checkpoints, the newest first. */
    private List<Path> files() throws CheckpointException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> NAME.matcher(name(entry)).matches())
                    .sorted(Comparator.comparing(CheckpointFolder::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new CheckpointException(
                    sentence("Cannot list the checkpoints in " + folder, WriteFailure.ofFolder(folder, e)), e);
        }
    }

    private static Found read(Path file) throws IOException {
        ModelContent model = ModelArchive.readSealed(file);
        try {
            return new Found(file, Checkpoint.of(model));
        } catch (RuntimeException e) {
            throw new DamagedFileException("it does not say how far the training was", e);
        }
    }

    private static boolean isGood(Path file) {
        try {
            read(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String sentence(String fault, WriteFailure failure) {
        return fault + ", because " + failure.reason() + ": " + failure.remedy() + ".";
    }

    private static long step(Path file) {
        return Long.parseLong(name(file).replaceAll("\\D", ""));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
