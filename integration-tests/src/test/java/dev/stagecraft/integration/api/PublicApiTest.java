/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users compile against is written down in {@code docs/api}, a file a module: what is added, changed or taken away shows there.
 * {@code -Dapi.rewrite=true} writes the files anew.
 */
class PublicApiTest {
    static Stream<Module> modules() {
        return Module.ALL.stream().filter(Module::isBuilt);
    }

    static Stream<Module> modulesForUsers() {
        return modules().filter(module -> !module.apiPackages().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("modulesForUsers")
    void isAsItIsWrittenDown(Module module) throws IOException {
        String text = Listing.of(module).text();
        if (Boolean.getBoolean("api.rewrite")) {
            Files.createDirectories(module.listing().getParent());
            Files.writeString(module.listing(), text);
        }
        String written = Files.exists(module.listing()) ? Module.read(module.listing()) : "";
        assertEquals(
                written,
                text,
                () -> "The public interface of " + module.name() + " is not that of docs/api/" + module.name()
                        + ".txt. If it is meant to change, -Dapi.rewrite=true writes that file.");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void eachPackageSaysWhetherItIsForUsers(Module module) {
        assertEquals(module.sourcePackages(), List.copyOf(module.packages().keySet()), "packages with a package-info");
    }

    /** Nor do users meet a type that they do not see. */
    @Test
    void namesNothingInternal() {
        SortedSet<String> known = names();
        SortedSet<String> hidden = new TreeSet<>();
        modules()
                .map(Listing::of)
                .forEach(listing -> listing.names()
                        .forEach(type -> listing.namedBy(type).stream()
                                .filter(named -> !known.contains(named))
                                .forEach(named -> hidden.add(type + " names " + named))));
        assertTrue(hidden.isEmpty(), () -> String.join("\n", hidden));
    }

    /** Javadoc leaves out the internal packages, and the compiler's check of it as well. */
    @ParameterizedTest
    @MethodSource("modulesForUsers")
    void javadocHasNothingInternal(Module module) {
        String pom = Module.read(module.pom());
        List<String> shown = module.internalPackages().stream()
                .filter(name -> !isExcluded(name, pom))
                .toList();
        assertEquals(List.of(), shown, "internal packages that excludePackageNames of Javadoc lacks");
        List<String> missing = module.apiPackages().stream()
                .filter(name -> isExcluded(name, pom))
                .toList();
        assertEquals(List.of(), missing, "packages for users that excludePackageNames of Javadoc has");
    }

    private static boolean isExcluded(String name, String pom) {
        String excluded = pom.contains("<excludePackageNames>")
                ? pom.replaceAll("(?s).*<excludePackageNames>(.*)</excludePackageNames>.*", "$1")
                : "";
        return Stream.of(excluded.split(","))
                .map(String::strip)
                .anyMatch(entry -> name.equals(entry)
                        || entry.endsWith(".*") && name.startsWith(entry.substring(0, entry.length() - 1)));
    }

    /** Each type is in an example or is thrown as Javadoc says, or is what a type that is in one takes or gives, or one kind of it. */
    @Test
    void eachTypeHasAnExample() {
        List<Example> examples = Example.all();
        Set<String> thrown = thrown();
        Map<String, Set<String>> named = new TreeMap<>();
        modules()
                .map(Listing::of)
                .forEach(listing -> listing.names().forEach(type -> {
                    named.computeIfAbsent(type, key -> new HashSet<>()).addAll(listing.namedBy(type));
                    listing.kindOf(type)
                            .forEach(above -> named.computeIfAbsent(above, key -> new HashSet<>())
                                    .add(type));
                }));
        Deque<String> next = new ArrayDeque<>(named.keySet().stream()
                .filter(type -> thrown.contains(type.replaceFirst(".*\\.", ""))
                        || examples.stream().anyMatch(example -> example.shows(type)))
                .toList());
        Set<String> used = new HashSet<>(next);
        while (!next.isEmpty()) {
            named.getOrDefault(next.remove(), Set.of()).stream()
                    .filter(used::add)
                    .forEach(next::add);
        }
        List<String> alone =
                named.keySet().stream().filter(type -> !used.contains(type)).toList();
        assertEquals(
                List.of(), alone, "types without an example in README, docs or samples, and used by none that has one");
    }

    /** The simple names of what Javadoc says is thrown. */
    private static Set<String> thrown() {
        Pattern said = Pattern.compile("@throws ([a-z]\\w*\\.)*(\\w+)");
        return modules()
                .flatMap(module -> module.sources().values().stream())
                .flatMap(source -> said.matcher(source).results())
                .map(match -> match.group(2))
                .collect(Collectors.toSet());
    }

    private static SortedSet<String> names() {
        return modules()
                .flatMap(module -> Listing.of(module).names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
