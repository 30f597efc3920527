/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link Preprocessing} as text, and back. */
final class PreprocessingProperties {
    private static final String PREFIX = "preprocessing.";
    private static final String INPUT = PREFIX + "input";
    private static final String FRAMING = PREFIX + "framing";
    private static final String INTERPOLATION = PREFIX + "interpolation";
    private static final String CHANNEL_ORDER = PREFIX + "channelOrder";
    private static final String RANGE = PREFIX + "range";
    private static final String MEAN = PREFIX + "mean";
    private static final String STANDARD_DEVIATION = PREFIX + "standardDeviation";
    private static final Set<String> ALL =
            new TreeSet<>(List.of(INPUT, FRAMING, INTERPOLATION, CHANNEL_ORDER, RANGE, MEAN, STANDARD_DEVIATION));

    private static final String STRETCH = "stretch";
    private static final String CENTER_CROP = "center-crop ";
    private static final String COVER_CROP = "cover-crop ";

    private final Map<String, String> properties;

    private PreprocessingProperties(Map<String, String> properties) {
        this.properties = properties;
    }

    static Map<String, String> format(Preprocessing it) {
        return Map.of(
                INPUT, it.channels() + "x" + it.height() + "x" + it.width(),
                FRAMING, format(it.framing()),
                INTERPOLATION, it.interpolation().name(),
                CHANNEL_ORDER, it.channelOrder().name(),
                RANGE, it.range().name(),
                MEAN, format(it.mean()),
                STANDARD_DEVIATION, format(it.standardDeviation()));
    }

    static Optional<Preprocessing> parse(Map<String, String> all) {
        Map<String, String> own = all.entrySet().stream()
                .filter(property -> property.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        for (String key : own.keySet()) {
            require(ALL.contains(key), "There is no property " + key + "; it must be one of " + ALL + ".");
        }
        for (String key : ALL) {
            require(own.containsKey(key), "The property " + key + " is missing; all of " + ALL + " must be there.");
        }
        return Optional.of(new PreprocessingProperties(own).parse());
    }

    private Preprocessing parse() {
        List<Integer> input = value(
                INPUT,
                text -> Stream.of(text.split("x", -1)).map(Integer::valueOf).toList(),
                "channels x height x width, as 3x224x224");
        require(
                input.size() == 3,
                "The property " + INPUT + " is \"" + properties.get(INPUT)
                        + "\"; it must be channels x height x width, as 3x224x224.");
        return new Preprocessing(
                input.get(0),
                input.get(1),
                input.get(2),
                value(
                        FRAMING,
                        PreprocessingProperties::framing,
                        "\"stretch\", \"center-crop\" and a number of pixels, or \"cover-crop\" and height x width"),
                constant(INTERPOLATION, Interpolation.class),
                constant(CHANNEL_ORDER, ChannelOrder.class),
                constant(RANGE, ValueRange.class),
                value(MEAN, PreprocessingProperties::numbers, "numbers with a space between them"),
                value(STANDARD_DEVIATION, PreprocessingProperties::numbers, "numbers with a space between them"));
    }

    private static Framing framing(String text) {
        if (text.equals(STRETCH)) {
            return new Framing.Stretch();
        }
        if (text.startsWith(CENTER_CROP)) {
            return new Framing.CenterCrop(Integer.parseInt(text.substring(CENTER_CROP.length())));
        }
        String[] sides = text.startsWith(COVER_CROP)
                ? text.substring(COVER_CROP.length()).split("x", -1)
                : new String[0];
        if (sides.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new Framing.CoverCrop(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private <E extends Enum<E>> E constant(String key, Class<E> constants) {
        return value(
                key,
                text -> Enum.valueOf(constants, text),
                "one of " + Arrays.toString(constants.getEnumConstants()).toUpperCase(Locale.ROOT));
    }

    private <T> T value(String key, Function<String, T> parser, String expected) {
        try {
            return parser.apply(properties.get(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The property " + key + " is \"" + properties.get(key) + "\"; it must be " + expected + ".", e);
        }
    }

    private static String format(Framing framing) {
        if (framing instanceof Framing.CenterCrop crop) {
            return CENTER_CROP + crop.resize();
        }
        return framing instanceof Framing.CoverCrop cover
                ? COVER_CROP + cover.coveredHeight() + "x" + cover.coveredWidth()
                : STRETCH;
    }

    private static String format(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Double> numbers(String text) {
        return Stream.of(text.split(" ", -1)).map(Double::valueOf).toList();
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }
}
