/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.natives;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a native library cannot be loaded, and what to do about it. The JVM hands on what the system's linker says; the texts that are
 * looked for are those of glibc, musl, macOS and Windows.
 *
 * @param reason follows "because": {@code it needs libgomp.so.1, which is not there}
 * @param remedy {@code install the package that has it}
 */
public record NativeLibraryFailure(String reason, String remedy) {
    private static final List<String> NO_MEMORY = List.of("cannot allocate memory");
    private static final List<String> NOT_TO_BE_RUN =
            List.of("failed to map segment from shared object", "operation not permitted", "permission denied");
    private static final List<String> OF_MUSL = List.of("error loading shared library", "error relocating");
    private static final List<String> NO_LIBRARY = List.of(
            "file too short",
            "invalid elf header",
            "wrong elf class",
            "elf file's phentsize",
            "elf load command",
            "not a mach-o file",
            "incompatible architecture",
            "not a valid win32 application");

    private static final Pattern OLD_GLIBC = Pattern.compile("version `(GLIBC\\w*_[\\d.]+)' not found");
    private static final Pattern NEEDED = Pattern.compile("([^\\s:/]+): cannot open shared object file");
    private static final Pattern NEEDED_BY_OTHERS =
            Pattern.compile("Library not loaded: \\S+|[Cc]an't find dependent libraries");
    private static final Pattern NOT_FOUND =
            Pattern.compile("no \\S+ in java\\.library\\.path|Could not find \\S+ in class|not found at \\S+");

    /**
     * Explains what loading a library threw.
     *
     * @param failure what was thrown, whose causes are looked at too
     * @param place where the library is
     * @param missing what to do if it is not on the class path
     * @return the reason and what to do
     */
    public static NativeLibraryFailure of(Throwable failure, LibraryPlace place, String missing) {
        String said = said(failure);
        return Stream.<Optional<NativeLibraryFailure>>of(
                        ofSystem(said, place), place.obstacle(), ofLibrary(said, place, missing))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new NativeLibraryFailure(
                        "the system says " + quoted(said),
                        "see to it that it can be, or name another folder with " + place.option()));
    }

    /**
     * {@return a sentence of it: {@code X cannot be loaded, because …: ….}}
     *
     * @param library what it calls the library
     */
    public String sentence(String library) {
        return library + " cannot be loaded, because " + reason + ": " + remedy + ".";
    }

    /** What no other folder's content would change. */
    private static Optional<NativeLibraryFailure> ofSystem(String said, LibraryPlace place) {
        if (has(said, NO_MEMORY)) {
            return failure("the system has too little memory for it", "make some free");
        }
        if (has(said, OF_MUSL)) {
            return failure(
                    "this system's C library is musl, and it needs glibc (" + quoted(said) + ")",
                    "run on a system with glibc, such as an image of Debian or Ubuntu");
        }
        Matcher oldGlibc = OLD_GLIBC.matcher(said);
        if (oldGlibc.find()) {
            return failure(
                    "this system's C library is older than it needs (" + oldGlibc.group(1) + ")",
                    "run on a newer system");
        }
        if (has(said, NOT_TO_BE_RUN)) {
            return failure(
                    "the system does not let it run from " + place.folder() + " (" + quoted(said)
                            + "), as where a file system is mounted with noexec",
                    "name a folder of another file system with " + place.option());
        }
        return Optional.empty();
    }

    private static Optional<NativeLibraryFailure> ofLibrary(String said, LibraryPlace place, String missing) {
        Matcher needed = NEEDED.matcher(said);
        if (needed.find()) {
            return failure(
                    "it needs " + needed.group(1) + ", which is not there",
                    "install this system's package of it, or add the jar that has it to the class path");
        }
        if (NEEDED_BY_OTHERS.matcher(said).find()) {
            return failure("a library that it needs is not there (" + quoted(said) + ")", "install that");
        }
        if (has(said, NO_LIBRARY)) {
            String file = said.contains(": ") ? said.substring(0, said.indexOf(": ")) : "the file";
            return failure(
                    file + " is no library for this machine, or not all of one",
                    place.isUnpacked()
                            ? "remove it, so that it is unpacked again"
                            : "leave the property " + place.property() + " away, or name a folder that has it");
        }
        if (NOT_FOUND.matcher(said).find()) {
            return place.isUnpacked()
                    ? failure("the class path has no build of it for this machine", missing)
                    : failure(
                            place.folder() + " does not have it",
                            "leave the property " + place.property() + " away, or name a folder that has it");
        }
        return Optional.empty();
    }

    private static Optional<NativeLibraryFailure> failure(String reason, String remedy) {
        return Optional.of(new NativeLibraryFailure(reason, remedy));
    }

    private static boolean has(String said, List<String> texts) {
        String lower = said.toLowerCase(Locale.ROOT);
        return texts.stream().anyMatch(lower::contains);
    }

    /** The first line of what the innermost cause says, which each layer around it hides. */
    private static String said(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse(root.getClass().getSimpleName());
    }

    /** Without the file's name, which the JVM and the linker each put in front. */
    private static String quoted(String said) {
        int name = said.lastIndexOf(".so: ");
        return "\"" + (name < 0 ? said : said.substring(name + ".so: ".length())) + "\"";
    }
}
