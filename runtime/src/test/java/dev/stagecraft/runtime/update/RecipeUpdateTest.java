/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.program.Site;
import dev.stagecraft.runtime.recipe.Curve;
import dev.stagecraft.runtime.recipe.FineTuning;
import dev.stagecraft.runtime.recipe.Optimizer;
import dev.stagecraft.runtime.recipe.RateSchedule;
import dev.stagecraft.runtime.recipe.RateSchedule.By;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.recipe.Update;
import dev.stagecraft.runtime.recipe.Update.Decayed;
import dev.stagecraft.runtime.recipe.WeightAverage;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.shade.jackson.databind.JsonNode;

/** Fifty steps with fixed gradients are those of PyTorch and timm, of which 64 bits are compared with the 32 here. */
class RecipeUpdateTest {
    private static final double TOLERANCE = 1e-6;
    private static final List<Integer> LENGTHS = List.of(12, 3, 6);
    /** At a tenth of the training less each: steps 20 and 40 of 50. */
    private static final RateSchedule FALLING = RateSchedule.of(new Curve.Steps(List.of(0.4, 0.8), 0.1), By.STEP);

    private static ParameterTensor tensor(String layer, Role role, long offset, Long... shape) {
        return new ParameterTensor(layer, "W", "weight", role, offset, List.of(shape), Encoding.PLAIN);
    }

    private static NetworkProgram program(List<ParameterTensor> tensors) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node.Images(new Site(0, "input", List.of(), Extent.MAPS, 3, Learning.PLAIN)));
        for (ParameterTensor tensor : tensors) {
            int id = nodes.size();
            Site site = new Site(id, tensor.layer(), List.of(id - 1), Extent.MAPS, 3, Learning.PLAIN);
            nodes.add(new Node.Foreign(site, "test", true, "", List.of(tensor)));
        }
        long length = tensors.stream().mapToLong(ParameterTensor::length).sum();
        return new NetworkProgram(nodes, List.of(nodes.size() - 1), length);
    }

    private static NetworkProgram program() {
        return program(List.of(
                tensor("conv1", Role.WEIGHT, 0, 4L, 3L),
                tensor("layer1.0.conv1", Role.BIAS, 12, 3L),
                tensor("fc", Role.WEIGHT, 15, 3L, 2L)));
    }

    private static Recipe recipe(Update update) {
        return Recipe.CIFAR.withEpochs(1).withUpdate(update);
    }

    private static Update update(Optimizer optimizer, double rate, double decay, Decayed decayed) {
        return new Update(optimizer, rate, FALLING, decay, decayed, OptionalDouble.empty());
    }

    private record Case(Update update, double amplitude, int parts, double layerDecay) {}

    private static Arguments rule(String name, Update update) {
        return Arguments.of(name, new Case(update, 1, 1, 1));
    }

    static Stream<Arguments> rules() {
        Optimizer momentum = new Optimizer.Sgd(0.9, false);
        Optimizer nesterov = new Optimizer.Sgd(0.9, true);
        Optimizer adam = new Optimizer.AdamW(0.9, 0.98, 1e-8);
        Optimizer lamb = Optimizer.Lamb.DEFAULT;
        return Stream.of(
                rule("momentum", update(momentum, 0.1, 0.01, Decayed.ALL)),
                rule("nesterov", update(nesterov, 0.1, 0.01, Decayed.ALL)),
                rule("nesterov without decay of vectors", update(nesterov, 0.1, 0.1, Decayed.WEIGHTS)),
                rule("descent", update(new Optimizer.Sgd(0, false), 0.1, 0, Decayed.ALL)),
                rule("adamw", update(adam, 0.02, 0.1, Decayed.WEIGHTS)),
                Arguments.of("adamw with tiny gradients", new Case(update(adam, 0.02, 0, Decayed.ALL), 1e-8, 1, 1)),
                rule("lamb", update(lamb, 0.02, 0.02, Decayed.WEIGHTS)),
                Arguments.of(
                        "lamb with small gradients", new Case(update(lamb, 0.02, 0.02, Decayed.WEIGHTS), 0.01, 1, 1)),
                rule("clipped", update(momentum, 0.1, 0, Decayed.ALL).withLongestGradient(0.5)),
                Arguments.of("accumulated", new Case(update(nesterov, 0.1, 0.01, Decayed.ALL), 1, 4, 1)),
                Arguments.of("rates of layers", new Case(update(adam, 0.02, 0.1, Decayed.ALL), 1, 1, 0.75)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void takesPyTorchsSteps(String name, Case rule) {
        Recipe recipe = recipe(rule.update()).withFineTuning(new FineTuning(rule.layerDecay(), List.of()));
        RecipeUpdate update = new RecipeUpdate(program(), recipe, Reference.STEPS);
        JsonNode expected = Reference.of("trajectories").get(name);
        FloatBuffer values =
                FloatBuffer.wrap(Reference.numbers(LENGTHS, (index, place) -> Math.cos(0.9 * index + place)));
        FloatBuffer states = FloatBuffer.allocate((int) update.stateLength());
        for (int step = 0; step < Reference.STEPS; step++) {
            FloatBuffer gradients = FloatBuffer.allocate(values.capacity());
            for (int part = 0; part < rule.parts(); part++) {
                add(gradients, gradients(step * rule.parts() + part, rule.amplitude()));
            }
            update.step(values, gradients, states, rule.parts(), step);
            assertClose(Reference.row(expected.get(step)), values.array(), name + ", step " + step);
        }
    }

    private static float[] gradients(int step, double amplitude) {
        return Reference.numbers(
                LENGTHS, (index, place) -> amplitude * Math.sin(0.37 * step * (index + 1) + 1.1 * index + 0.5 * place));
    }

    private static void add(FloatBuffer sums, float[] summands) {
        for (int i = 0; i < summands.length; i++) {
            sums.put(i, sums.get(i) + summands[i]);
        }
    }

    private static void assertClose(double[] expected, float[] actual, String what) {
        double[] found = new double[actual.length];
        for (int i = 0; i < actual.length; i++) {
            found[i] = actual[i];
        }
        assertArrayEquals(expected, found, TOLERANCE, what);
    }

    static Stream<Arguments> averages() {
        return Stream.of(
                Arguments.of("constant", new WeightAverage(0.9, 1, false)),
                Arguments.of("warmed", new WeightAverage(0.9, 1, true)));
    }

    @ParameterizedTest
    @MethodSource("averages")
    void averagesAsTimm(String name, WeightAverage average) {
        NetworkProgram program = program(List.of(tensor("fc", Role.WEIGHT, 0, 2L, 4L)));
        double[] weights = new double[8];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.cos(0.9 * i);
        }
        FloatBuffer averages = FloatBuffer.allocate(weights.length);
        Averaging averaging = new Averaging(program);
        JsonNode expected = Reference.of("averages").get(name);
        for (int step = 1; step <= Reference.STEPS; step++) {
            FloatBuffer values = FloatBuffer.allocate(weights.length);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += (float) (0.1 * Math.sin(0.37 * step * (i + 1) + 1.1 * i));
                values.put(i, (float) weights[i]);
            }
            averaging.update(averages, values, average.decay(step));
            assertClose(Reference.row(expected.get(step - 1)), averages.array(), name + ", step " + step);
        }
    }

    /** Deeplearning4j keeps variances as logarithms, of which the mean is another. */
    @Test
    void averagesVariancesThatAreLogarithms() {
        ParameterTensor variance = new ParameterTensor(
                "bn1", "log10stdev", "running_var", Role.RUNNING_VARIANCE, 0, List.of(1L), Encoding.LOG10_DEVIATION);
        FloatBuffer average = FloatBuffer.wrap(new float[] {(float) Math.log10(Math.sqrt(4))});
        FloatBuffer values = FloatBuffer.wrap(new float[] {(float) Math.log10(Math.sqrt(1))});
        new Averaging(program(List.of(variance))).update(average, values, 0.75);
        assertEquals(3.25, Math.pow(10, 2 * average.get(0)), 1e-6);
    }

    /** timm's own ResNet-18. */
    @Test
    void layersHaveTimmsRates() {
        JsonNode layers = Reference.of("layers");
        List<String> names = new ArrayList<>();
        layers.fieldNames().forEachRemaining(names::add);
        names.sort((one, other) -> Integer.compare(rank(one), rank(other)) != 0
                ? Integer.compare(rank(one), rank(other))
                : one.compareTo(other));
        List<ParameterTensor> tensors = new ArrayList<>();
        for (String name : names) {
            String layer = name.substring(0, name.lastIndexOf('.'));
            boolean isVector = name.endsWith(".bias") || layer.matches(".*(bn\\d|downsample\\.1)");
            Role role = name.endsWith(".bias") ? Role.BIAS : Role.WEIGHT;
            tensors.add(
                    isVector
                            ? tensor(layer, role, tensors.size() * 4L, 4L)
                            : tensor(layer, role, tensors.size() * 4L, 2L, 2L));
        }
        Recipe recipe = recipe(update(Optimizer.AdamW.DEFAULT, 0.1, 0.05, Decayed.WEIGHTS))
                .withFineTuning(new FineTuning(0.75, List.of()));
        List<ParameterGroup> groups = ParameterGroup.of(program(tensors), recipe);
        assertEquals(62, groups.size());
        for (int i = 0; i < names.size(); i++) {
            JsonNode expected = layers.get(names.get(i));
            assertEquals(expected.get("scale").doubleValue(), groups.get(i).rateScale(), 1e-9, names.get(i));
            assertEquals(expected.get("decay").doubleValue(), groups.get(i).decay(), 1e-9, names.get(i));
        }
    }

    private static int rank(String name) {
        return name.startsWith("layer") ? 1 : name.startsWith("fc") ? 2 : 0;
    }

    @Test
    void partsAreFrozenFromTheImagesOn() {
        Depth depth = Depth.of(program());
        assertEquals(List.of("conv1", "input", "layer1.0.conv1"), depth.layers(List.of("layer1", "stem")));
        assertEquals(
                "There is no layer5 to freeze; the network has stem, layer1, head.",
                assertThrows(IllegalArgumentException.class, () -> depth.layers(List.of("layer5")))
                        .getMessage());
        assertEquals(
                "Frozen are layer1, but what is before them learns; freeze parts from the images on: stem.",
                assertThrows(IllegalArgumentException.class, () -> depth.layers(List.of("layer1")))
                        .getMessage());
    }

    /** More parameters than one task and one piece have, on any number of threads. */
    @Test
    void isTheSameInPieces() {
        long size = 300_000;
        Recipe recipe = recipe(update(Optimizer.Lamb.DEFAULT, 0.02, 0.02, Decayed.ALL));
        RecipeUpdate update =
                new RecipeUpdate(program(List.of(tensor("fc", Role.WEIGHT, 0, size, 1L))), recipe, Reference.STEPS);
        float[] first = null;
        for (int time = 0; time < 3; time++) {
            FloatBuffer values = FloatBuffer.allocate((int) size);
            FloatBuffer states = FloatBuffer.allocate((int) update.stateLength());
            for (int i = 0; i < size; i++) {
                values.put(i, (float) Math.cos(0.9 * i));
            }
            for (int step = 0; step < 3; step++) {
                FloatBuffer gradients = FloatBuffer.allocate((int) size);
                for (int i = 0; i < size; i++) {
                    gradients.put(i, (float) Math.sin(1.1 * i + step));
                }
                update.step(values, gradients, states, 1, step);
            }
            if (first == null) {
                first = values.array().clone();
            }
            assertArrayEquals(first, values.array());
        }
    }
}
