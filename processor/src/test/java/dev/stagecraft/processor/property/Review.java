/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What the processor says to a declaration and writes for it.
 *
 * @param diagnostics warnings and errors
 * @param files what was generated, by path
 */
record Review(
        Declaration declaration, List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> files) {
    /** The ids of all messages. */
    static final Set<String> IDS =
            Arrays.stream(Message.values()).map(Message::id).collect(Collectors.toUnmodifiableSet());

    private static final Pattern ID = Pattern.compile("\\[([a-z-]+/[a-z-]+)] ");

    /** Processes declarations in one compilation, which does not look into generated code. */
    static List<Review> of(List<Declaration> declarations) {
        InMemory compilation = InMemory.process(declarations.stream().map(Declaration::file), "-proc:only");
        Map<String, Review> byPackage = new HashMap<>();
        List<Review> reviews = new ArrayList<>();
        for (Declaration declaration : declarations) {
            Review review = new Review(declaration, new ArrayList<>(), new TreeMap<>());
            byPackage.put(declaration.packageName(), review);
            reviews.add(review);
        }
        for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
            JavaFileObject source = diagnostic.getSource();
            if (source == null) {
                throw new AssertionError("about no file: " + diagnostic);
            }
            byPackage.get(folder(source.getName().substring(1))).diagnostics.add(diagnostic);
        }
        compilation
                .written()
                .forEach((path, bytes) -> byPackage.get(folder(path)).files.put(path, bytes));
        return reviews;
    }

    /** The ids of all diagnostics; empty for one that is not Stagecraft's. */
    List<String> ids() {
        return diagnostics.stream().map(Review::id).toList();
    }

    private static String id(Diagnostic<?> diagnostic) {
        Matcher matcher = ID.matcher(diagnostic.getMessage(Locale.ROOT));
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    /** Whether every diagnostic is Stagecraft's, and none is a fault of Stagecraft. */
    boolean saysOnlyWhatStagecraftSays() {
        return IDS.containsAll(ids()) && !ids().contains(Message.INTERNAL_FAULT.id());
    }

    private static String folder(String path) {
        return path.substring(0, path.indexOf('/'));
    }

    boolean isClean() {
        return diagnostics.stream().noneMatch(it -> it.getKind() == Diagnostic.Kind.ERROR);
    }

    /** The names of the generated classes. */
    List<String> classes() {
        return files.keySet().stream()
                .filter(path -> path.endsWith(".java"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length()))
                .toList();
    }

    @Override
    public String toString() {
        return declaration + "\n" + diagnostics + "\n" + classes();
    }
}
