/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Infers the shape of every layer, from the input on.
 *
 * <p>After a mistake the shape is one of several: an identity shortcut that cannot carry its channels stands for what the
 * shortcut carries or for what the branch gives, a stage with another output than its author expects for either of them. What
 * follows is a mistake of its own only if it is one for each of these shapes.
 */
public final class ShapeInference {
    /** How many shapes are followed after mistakes. */
    private static final int POSSIBILITIES = 4;

    private final Network network;
    private final Diagnostics diagnostics;

    private ShapeInference(Network network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
    }

    /** A shape that may be what a part of the network receives, and the way to it. */
    private record Possibility(Shape shape, Trace trace) {}

    /** What became of a stage, if it receives one shape; its layers are known only if there is no error. */
    private record Attempt(Optional<ShapedStage> stage, Diagnostics diagnostics, List<Possibility> outputs) {}

    /** The network with its shapes; nothing where they do not fit, which is then reported. */
    public static Optional<ShapedNetwork> infer(Network network, Diagnostics diagnostics) {
        Diagnostics found = diagnostics.provisional();
        Optional<ShapedNetwork> shaped = new ShapeInference(network, found).network();
        diagnostics.addAll(found);
        return shaped;
    }

    private Optional<ShapedNetwork> network() {
        InputDeclaration declared = network.declaration().input().orElseThrow();
        FeatureMap input = FeatureMap.of(declared);
        Trace trace = new Trace();
        ShapePlace place = new ShapePlace(network, Optional.empty(), "input", input, trace, diagnostics);
        if (!ShapeRule.check(place, new OutputMap(input, declared.height().origin()))) {
            return Optional.empty();
        }
        trace.add("input", input);
        Optional<List<ShapedLayer>> stem = section(trace, diagnostics).chain(network.stem(), input);
        List<Possibility> current = stem.map(layers -> List.of(new Possibility(LayerShapes.last(layers, input), trace)))
                .orElse(List.of());
        List<ShapedStage> stages = new ArrayList<>();
        for (Stage stage : network.stages()) {
            List<Attempt> attempts =
                    current.stream().map(received -> attempt(stage, received)).toList();
            current = outcome(stage, attempts);
            attempts.stream().findFirst().flatMap(Attempt::stage).ifPresent(stages::add);
        }
        Optional<List<ShapedLayer>> head = head(current);
        return diagnostics.isClean()
                ? Optional.of(new ShapedNetwork(network, input, stem.orElseThrow(), stages, head.orElseThrow()))
                : Optional.empty();
    }

    /** What the stage may give. If it is wrong whatever it receives, that is reported. */
    private List<Possibility> outcome(Stage stage, List<Attempt> attempts) {
        List<Attempt> clean =
                attempts.stream().filter(it -> it.diagnostics().isClean()).toList();
        if (clean.isEmpty()) {
            attempts.stream().findFirst().ifPresent(it -> diagnostics.addAll(it.diagnostics()));
        }
        List<Possibility> outputs = (clean.isEmpty() ? attempts : clean)
                .stream().flatMap(it -> it.outputs().stream()).toList();
        Trace unknown = new Trace();
        return outputs.isEmpty()
                ? OutputRules.expected(stage.declaration()).stream()
                        .map(expected -> reached(stage, expected, unknown))
                        .toList()
                : distinct(outputs);
    }

    private static List<Possibility> distinct(List<Possibility> outputs) {
        Set<Shape> shapes = new LinkedHashSet<>();
        return outputs.stream()
                .filter(it -> shapes.add(it.shape()))
                .limit(POSSIBILITIES)
                .toList();
    }

    private Attempt attempt(Stage stage, Possibility received) {
        Diagnostics found = diagnostics.provisional();
        Trace trace = received.trace().copy();
        Set<Shape> alternatives = new LinkedHashSet<>();
        Shape current = received.shape();
        List<ShapedBlock> blocks = new ArrayList<>();
        for (Block block : stage.blocks()) {
            Shape before = current;
            LayerShapes shapes = LayerShapes.ofBlock(network, stage, block, trace, found);
            Optional<ShapedBlock> shaped = shapes.chain(block.layers(), before)
                    .map(layers -> new ShapedBlock(block, before, LayerShapes.last(layers, before), layers));
            if (shaped.isEmpty()) {
                alternatives.addAll(shapes.alternatives());
                OutputRules.expected(stage.declaration()).ifPresent(alternatives::add);
                return new Attempt(Optional.empty(), found, reached(stage, alternatives, received.trace()));
            }
            blocks.add(shaped.get());
            current = shaped.get().output();
        }
        trace.add(stage.name(), current);
        if (found.isClean()) {
            ShapePlace place = new ShapePlace(network, Optional.of(stage), stage.name(), current, trace, found);
            ShapeRule.check(place, new StageOutput(stage.declaration(), place.map()));
        }
        alternatives.add(current);
        OutputRules.expected(stage.declaration()).ifPresent(alternatives::add);
        return new Attempt(
                Optional.of(new ShapedStage(stage, received.shape(), current, blocks)),
                found,
                reached(stage, alternatives, received.trace()));
    }

    private static List<Possibility> reached(Stage stage, Set<Shape> shapes, Trace before) {
        return shapes.stream().map(shape -> reached(stage, shape, before)).toList();
    }

    private static Possibility reached(Stage stage, Shape shape, Trace before) {
        Trace trace = before.copy();
        trace.add(stage.name(), shape);
        return new Possibility(shape, trace);
    }

    /** The head's layers, if it is clear what it receives; what is wrong with it in any case is reported. */
    private Optional<List<ShapedLayer>> head(List<Possibility> received) {
        Optional<Diagnostics> mistakes = Optional.empty();
        for (Possibility possibility : received) {
            Diagnostics found = diagnostics.provisional();
            Optional<List<ShapedLayer>> head =
                    section(possibility.trace().copy(), found).chain(network.head(), possibility.shape());
            if (found.isClean()) {
                return head;
            }
            mistakes = mistakes.or(() -> Optional.of(found));
        }
        mistakes.ifPresent(diagnostics::addAll);
        return Optional.empty();
    }

    private LayerShapes section(Trace trace, Diagnostics found) {
        return LayerShapes.ofSection(network, trace, found);
    }
}
