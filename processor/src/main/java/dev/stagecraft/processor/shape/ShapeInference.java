package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.network.Block;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Infers the shape of every layer, from the input on. */
public final class ShapeInference {
    private final Network network;
    private final Diagnostics diagnostics;
    private final Trace trace = new Trace();

    private ShapeInference(Network network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
    }

    /** The network with its shapes; nothing where they do not fit, which is then reported. */
    public static Optional<ShapedNetwork> infer(Network network, Diagnostics diagnostics) {
        return new ShapeInference(network, diagnostics).network();
    }

    private Optional<ShapedNetwork> network() {
        InputDeclaration declared = network.declaration().input().orElseThrow();
        FeatureMap input = new FeatureMap(
                declared.channels().value(),
                declared.height().value(),
                declared.width().value());
        trace.add("input", input);
        return shapes(Optional.empty(), "").chain(network.stem(), input).flatMap(stem -> {
            Shape current = LayerShapes.last(stem, input);
            List<ShapedStage> stages = new ArrayList<>();
            for (Stage stage : network.stages()) {
                Optional<ShapedStage> shaped = stage(stage, current);
                if (shaped.isEmpty()) {
                    return Optional.empty();
                }
                stages.add(shaped.get());
                current = shaped.get().output();
            }
            return shapes(Optional.empty(), "")
                    .chain(network.head(), current)
                    .map(head -> new ShapedNetwork(network, input, stem, stages, head));
        });
    }

    private Optional<ShapedStage> stage(Stage stage, Shape input) {
        Shape current = input;
        List<ShapedBlock> blocks = new ArrayList<>();
        for (Block block : stage.blocks()) {
            Shape before = current;
            Optional<ShapedBlock> shaped = shapes(Optional.of(stage), block.name() + ".")
                    .chain(block.layers(), before)
                    .map(layers -> new ShapedBlock(block, before, LayerShapes.last(layers, before), layers));
            if (shaped.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(shaped.get());
            current = shaped.get().output();
        }
        trace.add(stage.name(), current);
        new OutputAsDeclared(trace, diagnostics).check(stage.declaration(), (FeatureMap) current);
        return Optional.of(new ShapedStage(stage, input, current, blocks));
    }

    private LayerShapes shapes(Optional<Stage> stage, String place) {
        return new LayerShapes(place, stage, trace, diagnostics);
    }
}
