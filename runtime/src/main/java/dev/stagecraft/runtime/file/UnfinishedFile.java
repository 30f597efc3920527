/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A file that is being written beside the one that it will be, under a name that no other writer has:
 * {@code model.zip.0123456789abcdef.part}. Its writer holds a lock of it, which the system gives back when a process ends however it
 * ends: an unfinished file that can be locked has been abandoned.
 */
final class UnfinishedFile implements AutoCloseable {
    private static final String ENDING = ".part";
    private static final Pattern NAME = Pattern.compile(".*\\.[0-9a-f]{16}\\.part", Pattern.DOTALL);

    /** So many characters of a long name are kept, since names are bounded and this one is longer. */
    private static final int KEPT = 40;

    /**
     * The files of this process. To open one to see whether it is locked would give up the lock that it has: that is how POSIX
     * locks files.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path file;
    private final FileChannel channel;

    private UnfinishedFile(Path target, Path file, FileChannel channel) {
        this.target = target;
        this.file = file;
        this.channel = channel;
    }

    /** Makes one for a target, an absolute path. */
    static UnfinishedFile beside(Path target) throws IOException {
        while (true) {
            Path file = target.resolveSibling(String.format(
                    "%s%016x%s", beginning(target), ThreadLocalRandom.current().nextLong(), ENDING));
            OWN.add(file);
            FileChannel channel;
            try {
                channel = FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                OWN.remove(file);
                continue;
            } catch (IOException | RuntimeException e) {
                OWN.remove(file);
                throw e;
            }
            UnfinishedFile unfinished = new UnfinishedFile(target, file, channel);
            if (unfinished.isOwned()) {
                return unfinished;
            }
            unfinished.close();
        }
    }

    /** Whether nobody took it for abandoned between its making and its locking. */
    private boolean isOwned() {
        try {
            return channel.tryLock() != null && Files.exists(file);
        } catch (IOException | UnsupportedOperationException e) {
            // Where nothing can be locked, nobody can take it for abandoned.
            return true;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** Gives the whole file its name. It keeps its lock until then. */
    void finish() throws IOException {
        channel.force(true);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what is not finished. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            OWN.remove(file);
        }
    }

    /** Removes what ended processes left of a target. */
    static void removeAbandoned(Path target) throws IOException {
        String beginning = beginning(target);
        removeAbandoned(target.getParent(), name -> name.startsWith(beginning));
    }

    /** Removes what ended processes left in a folder. */
    static void removeAbandonedIn(Path folder) throws IOException {
        removeAbandoned(folder.toAbsolutePath(), name -> true);
    }

    private static void removeAbandoned(Path folder, Predicate<String> isMeant) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (NAME.matcher(name).matches() && isMeant.test(name) && !OWN.contains(entry)) {
                    removeIfAbandoned(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** What cannot be locked or removed is left: somebody writes it, or nobody may remove it. */
    private static void removeIfAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException e) {
            // Left.
        }
    }

    private static String beginning(Path target) {
        String name = target.getFileName().toString();
        int kept = name.codePointCount(0, name.length()) <= KEPT ? name.length() : name.offsetByCodePoints(0, KEPT);
        return name.substring(0, kept) + ".";
    }
}
