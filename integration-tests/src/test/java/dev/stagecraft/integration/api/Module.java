/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * A module that is published: its packages, and its classes as they are compiled.
 *
 * @param name the name of its folder
 */
record Module(String name) {
    /** Those that users compile against. What {@code samples} has is there to be copied. */
    static final List<Module> ALL = Stream.of(
                    "dsl-annotations",
                    "program",
                    "picture",
                    "weights",
                    "images",
                    "serving",
                    "report",
                    "runtime",
                    "processor",
                    "libtorch",
                    "spark")
            .map(Module::new)
            .toList();

    private static final Path ROOT = Path.of("..");

    /** How the text of a package begins that is not for users. */
    private static final String INTERNAL = "Internal: ";

    /** Whether it was built: one of them needs a newer Java. */
    boolean isBuilt() {
        return Files.isDirectory(classesFolder());
    }

    /** The text of each package: what its package-info says, from its first word. */
    SortedMap<String, String> packages() {
        SortedMap<String, String> packages = new TreeMap<>();
        for (Path file : files(folder().resolve("src/main/java"), "package-info.java")) {
            String text = read(file);
            String name = text.replaceAll("(?s).*\\npackage ([\\w.]+);.*", "$1");
            packages.put(name, text.replaceAll("(?s).*?/\\*\\*[\\s*]*", ""));
        }
        return packages;
    }

    /** The packages that users see. */
    List<String> apiPackages() {
        return packages(text -> !text.startsWith(INTERNAL));
    }

    /** The packages that are not for users. */
    List<String> internalPackages() {
        return packages(text -> text.startsWith(INTERNAL));
    }

    private List<String> packages(Predicate<String> wanted) {
        return packages().entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(entry -> entry.getKey())
                .toList();
    }

    /** The folders of sources that have a class, as packages. */
    List<String> sourcePackages() {
        Path sources = folder().resolve("src/main/java");
        return files(sources, ".java").stream()
                .map(file -> nameOf(sources.relativize(file.getParent())))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The text of each class of the packages for users, by the name of its type. */
    SortedMap<String, String> sources() {
        SortedMap<String, String> sources = new TreeMap<>();
        List<String> packages = apiPackages();
        Path folder = folder().resolve("src/main/java");
        for (Path file : files(folder, ".java")) {
            String name = nameOf(folder.relativize(file)).replaceFirst("\\.java$", "");
            if (packages.contains(name.replaceFirst("\\.?\\w+$", ""))) {
                sources.put(name, read(file));
            }
        }
        return sources;
    }

    private static String nameOf(Path path) {
        return path.toString().replace('\\', '.').replace('/', '.');
    }

    /** All compiled classes, by their names as the class files have them. */
    SortedMap<String, ClassNode> classes() {
        SortedMap<String, ClassNode> classes = new TreeMap<>();
        for (Path file : files(classesFolder(), ".class")) {
            try {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_CODE);
                classes.put(node.name, node);
            } catch (IOException unread) {
                throw new UncheckedIOException(unread);
            }
        }
        return classes;
    }

    /** Where its public interface is written down. */
    Path listing() {
        return ROOT.resolve("docs/api").resolve(name + ".txt");
    }

    Path pom() {
        return folder().resolve("pom.xml");
    }

    private Path folder() {
        return ROOT.resolve(name);
    }

    private Path classesFolder() {
        return folder().resolve("target/classes");
    }

    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
