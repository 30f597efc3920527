/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.declaration.Language;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any number in any place is a network or an error of Stagecraft's, and soon: nothing is counted up or down to it. */
@Tag("slow")
class HostileNumberTest {
    /** More than one number can make wrong at once. */
    private static final int MOST_DIAGNOSTICS = 30;
    /** With how many of the two filters of networks each number is tried. */
    private static final int FILTERS = Integer.getInteger("stagecraft.property.filters", 1);

    private static final List<Integer> NUMBERS = List.of(
            Integer.MIN_VALUE,
            -65_536,
            -1,
            0,
            1,
            7_919,
            46_341,
            65_535,
            65_536,
            1 << 30,
            Integer.MAX_VALUE - 1,
            Integer.MAX_VALUE);
    private static final List<String> REALS = List.of(
            "0.0 / 0",
            "1 / 0.0",
            "-1 / 0.0",
            "-1",
            "-0.0",
            "0",
            "1",
            "Double.MIN_VALUE",
            "Double.MAX_VALUE",
            "0.9999999999999999",
            "1e-9");
    private static final List<String> ARRAYS =
            List.of("{}", "{1}", "{-1}", "{1, 1, 1, 1, 1, 1}", "{" + "1, ".repeat(5_000) + "}");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w.])");
    private static final Pattern REAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern ARRAY = Pattern.compile("\\{[^{}]+}");

    private static final String NETWORK = """
            @ResidualNetwork
            @Input(channels = 3, height = 16, width = 16)
            @Preprocessing(resize = 18, mean = {0.5, 0.25, 0.125}, standardDeviation = {0.5, 0.5, 0.5})
            @Stem(filters = {8, 8}, kernel = 3, stride = 1, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 1, padding = 1))
            @ResidualStage(filters = 8, blocks = 2, stride = 1, groups = 2, dilation = 1)
            @ResidualStage(filters = 16, blocks = 2, bottleneck = true, stride = 2, expansion = 4, groups = 1, baseWidth = 64, dilation = 1)
            @ResidualStage(filters = 8, blocks = 1, output = {8, 4, 4})
            @SqueezeExcitation(reduction = 2, divisor = 1)
            @Budget(parameters = 100000000, multiplyAdds = 100000000, activationBytes = 100000000)
            @Head(classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 2, stride = 2, padding = 0))
            interface Net {}
            """;

    /** What else the language has. */
    private static final String FAMILY = """
            @ResidualNetwork
            @Input(channels = 4, height = 16, width = 16)
            @BlockDesign(projectionKernel = 3, reduceFirst = 2, dropout = 0.5)
            @Normalization(kind = Normalization.Kind.GROUP, groups = 2, epsilon = 0.1)
            @Stem(filters = 4, kernel = 3, pool = @Pool(kind = Pool.Kind.CONVOLUTION, kernel = 3, stride = 2, padding = 1))
            @ResidualStage(filters = 4, blocks = 2, block = Tower.class)
            @ResidualStage(filters = 8, blocks = 2)
            @ResidualStage(filters = 8, blocks = 1, output = {8, 4, 4})
            @OutputStride(4)
            @SqueezeExcitation(reduction = 2, divisor = 1, stages = {1})
            @EfficientChannelAttention(kernels = {3, 5, 3}, stages = {2})
            @ConvolutionalBlockAttention(reduction = 2, kernel = 7, stages = {3})
            @BottleneckAttention(reduction = 2, dilation = 4, stages = {1, 2})
            @WeightStandardization(epsilon = 0.1)
            @StochasticDepth(rate = 0.1)
            @DropBlock(rate = 0.1, blockSizes = {5, 3}, scales = {0.25, 1.5})
            @Head(classes = 10, dropout = 0.5)
            interface Net {}
            @ResidualBlock
            @Conv(kernel = 3, filters = 8, groups = 2, strided = true)
            @Conv(kernel = 1, scale = 1.0, groups = 1)
            interface Tower {}
            """;

    private static final String TRUNK = """
            @ResidualNetwork
            @Input(channels = 1, height = 8, width = 8)
            @Stem(filters = 4, kernel = 3)
            @ResidualStage(filters = 8, blocks = 1)
            @Backbone(stages = {1}, channels = {8}, strides = {2})
            interface Net {}
            """;

    /** A new annotation is written into a network above. */
    @Test
    void everyAnnotationWithNumbersIsTried() throws ClassNotFoundException {
        List<String> missing = new ArrayList<>();
        for (String annotation : Language.ANNOTATIONS) {
            Class<?> type = Class.forName(annotation);
            boolean hasNumbers = Stream.of(type.getDeclaredMethods())
                    .map(Method::getReturnType)
                    .map(of -> of.isArray() ? of.getComponentType() : of)
                    .anyMatch(of -> of.isPrimitive() && of != boolean.class);
            if (hasNumbers && !(NETWORK + FAMILY + TRUNK).contains("@" + type.getSimpleName() + "(")) {
                missing.add(type.getSimpleName());
            }
        }
        assertEquals(List.of(), missing, "write them into a network of HostileNumberTest");
    }

    @Test
    void oneNumberOfTheFamily() {
        assertSomeAreNoMistake(withEachNumber(FAMILY));
    }

    /** Each number in each place with one filter or the other; with both where {@code -Dstagecraft.property.filters=2} says so. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void oneNumberOfTheFamilyWithAFilter(int half) {
        String filter = half == 0 ? "@AntiAliased\n" : "@AntiAliased(AntiAliased.Filter.AVERAGE)\n";
        List<String> all = withEachNumber(filter + FAMILY);
        assertSomeAreNoMistake(IntStream.range(0, all.size())
                .filter(index -> FILTERS > 1 || (index + index / NUMBERS.size()) % 2 == half)
                .mapToObj(all::get)
                .toList());
    }

    /** The network with each number in each place. */
    private static List<String> withEachNumber(String network) {
        List<String> networks = new ArrayList<>();
        places(network).forEach(place -> NUMBERS.forEach(number -> networks.add(replaced(network, place, number))));
        return networks;
    }

    private static void assertSomeAreNoMistake(List<String> networks) {
        assertTrue(assertNetworksOrErrors(networks) > 0, "some numbers are no mistake");
    }

    @Test
    void oneRealNumberOrArray() {
        List<String> networks = new ArrayList<>();
        for (String network : List.of(NETWORK, FAMILY, TRUNK)) {
            places(REAL, network)
                    .forEach(place -> REALS.forEach(real -> networks.add(replaced(network, place, "(" + real + ")"))));
            places(ARRAY, network)
                    .forEach(place -> ARRAYS.forEach(array -> networks.add(replaced(network, place, array))));
        }
        assertSomeAreNoMistake(networks);
    }

    @Test
    void threeNumbersOfTheFamily() {
        List<String> networks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Dice dice = new Dice(3, i);
            String network = (i % 2 == 0 ? "@Convolution(padding = Convolution.Padding.SAME)\n" : "") + FAMILY;
            for (int j = 0; j < 3; j++) {
                network = replaced(network, dice.oneOf(places(network)), dice.oneOf(NUMBERS));
            }
            networks.add(network);
        }
        assertNetworksOrErrors(networks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYMMETRIC", "SAME"})
    void oneNumber(String padding) {
        assertSomeAreNoMistake(
                withEachNumber("@Convolution(padding = Convolution.Padding." + padding + ")\n" + NETWORK));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void threeNumbers(long seed) {
        List<String> networks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Dice dice = new Dice(seed, i);
            String network = (i % 3 == 0 ? "@Convolution(padding = Convolution.Padding.VALID)" : "") + NETWORK;
            for (int j = 0; j < 3; j++) {
                network = replaced(network, dice.oneOf(places(network)), dice.oneOf(NUMBERS));
            }
            networks.add(network);
        }
        assertNetworksOrErrors(networks);
    }

    /** Without a stem and a pool, so that sizes of the image reach further. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "@Stem(filters = 1, kernel = 1, pool = @Pool(kind = Pool.Kind.MAX, stride = 1, padding = 1))"
            })
    void imageOfOneRow(String stem) {
        String network = "@ResidualNetwork @Input(channels = 1, height = 1, width = 1)" + stem
                + "@ResidualStage(filters = 1, blocks = 1, stride = 1) @ResidualStage(filters = 1, blocks = 1)"
                + "@Head(classes = 2, pool = @Pool(kind = Pool.Kind.AVERAGE, stride = 1, padding = 1)) interface Net {}";
        assertNetworksOrErrors(withEachNumber(network));
    }

    private static List<MatchResult> places(String network) {
        return places(NUMBER, network);
    }

    private static List<MatchResult> places(Pattern pattern, String network) {
        return pattern.matcher(network).results().toList();
    }

    private static String replaced(String network, MatchResult place, int number) {
        return replaced(network, place, "(" + number + ")");
    }

    private static String replaced(String network, MatchResult place, String text) {
        return network.substring(0, place.start()) + text + network.substring(place.end());
    }

    /** @return how many are networks */
    private static int assertNetworksOrErrors(List<String> networks) {
        List<Declaration> declarations = new ArrayList<>();
        for (String network : networks) {
            int index = declarations.size();
            declarations.add(new Declaration(
                    index, Profile.ABSURD, "p" + index, network, List.of("NetNetwork"), List.of(), false));
        }
        List<Review> reviews = Review.of(declarations);
        for (Review review : reviews) {
            assertTrue(review.saysOnlyWhatStagecraftSays(), review::toString);
            assertEquals(review.isClean(), !review.classes().isEmpty(), review::toString);
            assertTrue(review.diagnostics().size() <= MOST_DIAGNOSTICS, review::toString);
            assertTrue(review.diagnostics().stream().allMatch(it -> it.getLineNumber() > 0), review::toString);
        }
        List<Review> clean = reviews.stream().filter(Review::isClean).toList();
        assertTrue(clean.size() < reviews.size(), "some are mistakes");
        if (!clean.isEmpty()) {
            assertEquals(List.of(), Build.of(clean).diagnostics());
        }
        return clean.size();
    }
}
