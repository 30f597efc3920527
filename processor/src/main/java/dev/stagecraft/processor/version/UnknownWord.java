/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that an interface says and this version of the language does not have.
 *
 * @param text {@code @Fancy}, {@code cosine of @Head}, {@code SCALED in shortcut of @BlockDesign}
 */
record UnknownWord(Origin origin, String text) {
    /** All that the annotations of an interface say that is not known; annotations of others are not looked at. */
    static Stream<UnknownWord> in(String interfaceName, List<WrittenValue.Annotation> annotations) {
        Map<String, Integer> seen = new HashMap<>();
        return annotations.stream()
                .filter(annotation -> Vocabulary.isOurs(annotation.type()))
                .flatMap(annotation -> in(
                        annotation,
                        Origin.of(
                                interfaceName, annotation.type(), seen.merge(annotation.type(), 1, Integer::sum) - 1)));
    }

    private static Stream<UnknownWord> in(WrittenValue.Annotation annotation, Origin origin) {
        if (!Vocabulary.hasAnnotation(annotation.type())) {
            return Stream.of(new UnknownWord(origin, "@" + annotation.simpleName()));
        }
        return annotation.values().entrySet().stream().flatMap(value -> {
            String attribute = value.getKey();
            Origin place = origin.attribute(attribute);
            return Vocabulary.hasAttribute(annotation.type(), attribute)
                    ? in(value.getValue(), annotation, attribute, place)
                    : Stream.of(new UnknownWord(place, attribute + " of @" + annotation.simpleName()));
        });
    }

    private static Stream<UnknownWord> in(
            WrittenValue value, WrittenValue.Annotation annotation, String attribute, Origin place) {
        if (value instanceof WrittenValue.Annotation nested) {
            return in(nested, place);
        }
        if (value instanceof WrittenValue.Several several) {
            return IntStream.range(0, several.values().size())
                    .boxed()
                    .flatMap(i -> in(
                            several.values().get(i),
                            annotation,
                            attribute,
                            element(several.values().get(i), place, i)));
        }
        boolean isUnknown = value instanceof WrittenValue.Constant constant
                && !Vocabulary.hasConstant(annotation.type(), attribute, constant.name());
        return isUnknown
                ? Stream.of(new UnknownWord(
                        place,
                        ((WrittenValue.Constant) value).name() + " in " + attribute + " of @"
                                + annotation.simpleName()))
                : Stream.empty();
    }

    /** Annotations in a container are origins of their own. */
    private static Origin element(WrittenValue value, Origin place, int index) {
        return value instanceof WrittenValue.Annotation contained
                ? Origin.of(place.interfaceName(), contained.type(), index)
                : place.element(index);
    }
}
