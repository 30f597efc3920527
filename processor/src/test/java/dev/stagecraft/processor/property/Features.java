/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.Language;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the language has: annotations, attributes, and the values of those with few. By reflection, so that what is added to the
 * language and not to the generator is missed.
 */
final class Features {
    private static final String ELLIPSIS = "…";

    /** Everything: annotations, and of each attribute the beginning of the annotation of which it is a part, {@code @Stem(… kernel =}. */
    static final Set<String> ALL = all();

    private static final Map<String, Pattern> PATTERNS =
            ALL.stream().collect(Collectors.toMap(feature -> feature, Features::pattern));

    private Features() {}

    /** Those that a source has. */
    static Set<String> of(String source) {
        return PATTERNS.entrySet().stream()
                .filter(feature -> feature.getValue().matcher(source).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern pattern(String feature) {
        String[] ends = feature.split(ELLIPSIS);
        return ends.length == 1
                ? Pattern.compile(Pattern.quote(feature) + "\\b")
                : Pattern.compile(Pattern.quote(ends[0]) + "\\([^@]*?\\b" + Pattern.quote(ends[1]));
    }

    private static Set<String> all() {
        Set<String> features = new TreeSet<>();
        Stream.concat(Language.ANNOTATIONS.stream(), Stream.of(Pool.class.getCanonicalName()))
                .map(Features::type)
                .forEach(annotation -> {
                    String name = "@" + annotation.getSimpleName();
                    features.add(name);
                    Arrays.stream(annotation.getDeclaredMethods())
                            .forEach(attribute -> values(attribute)
                                    .forEach(value ->
                                            features.add(name + ELLIPSIS + attribute.getName() + " = " + value)));
                });
        return features;
    }

    private static List<String> values(Method attribute) {
        Class<?> type = attribute.getReturnType();
        if (type.isEnum()) {
            String qualifier =
                    type.getCanonicalName().substring(type.getPackageName().length() + 1);
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> qualifier + "." + constant)
                    .toList();
        }
        return type == boolean.class ? List.of("true", "false") : List.of("");
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
