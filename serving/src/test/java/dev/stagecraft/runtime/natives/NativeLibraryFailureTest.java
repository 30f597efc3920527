/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systems said, in public reports and on a machine with such a file system, and what is said of it here. */
class NativeLibraryFailureTest {
    @TempDir
    private Path folder;

    private static Throwable unsatisfied(String said) {
        return new ExceptionInInitializerError(new UnsatisfiedLinkError(said));
    }

    private String sentence(Throwable failure) {
        return NativeLibraryFailure.of(failure, new LibraryPlace(folder, "some.folder", true), "add the jar")
                .sentence("X")
                .replace(folder.toString(), "FOLDER");
    }

    @Test
    void foldersThatCannotBeWritten() throws IOException {
        Path missing = folder.resolve("missing");
        LibraryPlace place = new LibraryPlace(missing, "some.folder", true);
        Throwable fault = new RuntimeException(new NoSuchFileException(missing + "/onnxruntime-java343"));
        assertEquals(
                "X cannot be loaded, because the folder " + missing
                        + ", into which it is unpacked, does not exist: create it, or name another with"
                        + " -Dsome.folder=DIR.",
                NativeLibraryFailure.of(fault, place, "").sentence("X"));
        Path file = Files.writeString(missing, "");
        assertEquals(
                "X cannot be loaded, because " + file
                        + " is a file, where the folder must be into which it is unpacked: name another folder with"
                        + " -Dsome.folder=DIR.",
                NativeLibraryFailure.of(fault, place, "").sentence("X"));
    }

    /** Linux, of a folder that was mounted with noexec; some versions of glibc give the system's reason as well. */
    @Test
    void fileSystemsWithoutPrograms() {
        for (String end : new String[] {"", ": Operation not permitted"}) {
            String reason = "failed to map segment from shared object" + end;
            String file = folder.resolve("libonnxruntime.so").toString();
            assertEquals(
                    "X cannot be loaded, because the system does not let it run from FOLDER (\"" + reason
                            + "\"), as where a file system is mounted with noexec: name a folder of another file system"
                            + " with -Dsome.folder=DIR.",
                    sentence(unsatisfied(file + ": " + file + ": " + reason)));
        }
        assertEquals(
                "X cannot be loaded, because the system has too little memory for it: make some free.",
                sentence(unsatisfied("a.so: a.so: failed to map segment from shared object: Cannot allocate memory")));
    }

    /** The second of Alpine with a package for compatibility. */
    @Test
    void otherLibrariesOfC() {
        String file = "/tmp/onnxruntime-java13/libonnxruntime.so";
        assertEquals(
                "X cannot be loaded, because this system's C library is musl, and it needs glibc (\"Error loading shared"
                        + " library ld-linux-x86-64.so.2: No such file or directory (needed by " + file
                        + ")\"): run on a system with glibc, such as an image of Debian or Ubuntu.",
                sentence(unsatisfied(file + ": Error loading shared library ld-linux-x86-64.so.2: No such file or"
                        + " directory (needed by " + file + ")")));
        assertEquals(
                "X cannot be loaded, because this system's C library is musl, and it needs glibc (\"__vsnprintf_chk:"
                        + " symbol not found\"): run on a system with glibc, such as an image of Debian or Ubuntu.",
                sentence(unsatisfied(file + ": Error relocating " + file + ": __vsnprintf_chk: symbol not found")));
        assertEquals(
                "X cannot be loaded, because this system's C library is older than it needs (GLIBC_2.27): run on a newer"
                        + " system.",
                sentence(unsatisfied("a.so: /lib64/libm.so.6: version `GLIBC_2.27' not found (required by a.so)")));
    }

    @Test
    void missingLibraries() {
        assertEquals(
                "X cannot be loaded, because it needs libgomp.so.1, which is not there: install this system's package of"
                        + " it, or add the jar that has it to the class path.",
                sentence(unsatisfied("a.so: libgomp.so.1: cannot open shared object file: No such file or directory")));
        String path = ": /usr/java/packages/lib:/lib";
        assertEquals(
                "X cannot be loaded, because the class path has no build of it for this machine: add the jar.",
                sentence(unsatisfied("no onnxruntime in java.library.path" + path)));
        assertEquals(
                "X cannot be loaded, because the class path has no build of it for this machine: add the jar.",
                sentence(unsatisfied("Could not find jniopenblas_nolapack in class, module, and library paths.")));
    }

    @Test
    void filesThatAreNoLibraries() {
        String file = folder.resolve("liba.so").toString();
        for (String reason : new String[] {"file too short", "invalid ELF header"}) {
            assertEquals(
                    "X cannot be loaded, because FOLDER/liba.so is no library for this machine, or not all of one:"
                            + " remove it, so that it is unpacked again.",
                    sentence(unsatisfied(file + ": " + file + ": " + reason)));
        }
        LibraryPlace given = new LibraryPlace(folder, "some.folder", false);
        assertEquals(
                "X cannot be loaded, because " + file
                        + " is no library for this machine, or not all of one: leave the property some.folder away, or name"
                        + " a folder that has it.",
                NativeLibraryFailure.of(unsatisfied(file + ": " + file + ": file too short"), given, "")
                        .sentence("X"));
    }

    @Test
    void whatNobodyKnows() {
        assertEquals(
                "X cannot be loaded, because the system says \"a rock fell on it\": see to it that it can be, or name"
                        + " another folder with -Dsome.folder=DIR.",
                sentence(unsatisfied("a.so: a.so: a rock fell on it")));
    }
}
