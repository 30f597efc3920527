/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.internal.FiniteNumbers;
import dev.stagecraft.runtime.reader.FlatArray;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Makes a network's file: its graph, the types of its input and outputs, and what it says about itself. */
final class OnnxModel {
    private static final String PRODUCER = "Stagecraft";

    private OnnxModel() {}

    /** @throws IllegalArgumentException as {@link Export#onnx(ComputationGraph, java.nio.file.Path, ExportOptions)} says */
    static OnnxFile of(ComputationGraph network, ExportOptions options) {
        Outputs outputs = Outputs.of(network, options.features());
        FiniteNumbers.requireWeights(network);
        NetworkProgram program = GraphReader.read(network);
        Optional<Long> channels = present(program.imageChannels());
        Optional<Long> classes = outputs.classified().flatMap(last -> present(program.classes()));
        requireFit(options, channels, classes);
        if (outputs.classified().isEmpty() && !options.classNames().isEmpty()) {
            throw new IllegalArgumentException(
                    "There are " + options.classNames().size()
                            + " class names, but the network gives maps and tells no classes apart; leave them out.");
        }

        OnnxGraph read = ProgramWriter.write(program, FlatArray.parameters(network), outputs);
        GraphProto.Builder graph = read.graph()
                .setName(options.name())
                .addInput(FileTypes.images(
                        channels.or(() -> options.image().map(OnnxModel::channels)),
                        options.image().filter(shape -> program.bindsImageSize())));
        outputs.classified().ifPresent(last -> graph.addOutput(FileTypes.output(OnnxFormat.PROBABILITIES, classes)));
        boolean hasLogits =
                graph.getNodeList().stream().anyMatch(node -> node.getOutput(0).equals(OnnxFormat.LOGITS));
        if (hasLogits) {
            graph.addOutput(FileTypes.output(OnnxFormat.LOGITS, classes));
        }
        outputs.unnamed().forEach(layer -> graph.addOutput(FileTypes.output(layer, Optional.empty())));
        options.features().forEach(map -> graph.addOutput(FileTypes.map(map)));
        return new OnnxFile(described(options), graph.build(), read.weights());
    }

    private static ModelProto described(ExportOptions options) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(OnnxFormat.IR_VERSION)
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OnnxFormat.OPSET));
        // In order, so that the same network gives the same file.
        new TreeMap<>(options.properties())
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static Optional<Long> present(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static long channels(Shape image) {
        return image.dimensions().get(0);
    }

    private static void requireFit(ExportOptions options, Optional<Long> channels, Optional<Long> classes) {
        options.image()
                .ifPresent(image -> channels.filter(taken -> taken != channels(image))
                        .ifPresent(taken -> {
                            throw new IllegalArgumentException("The image is " + image + ", but the network takes "
                                    + taken + " channels; name the shape of its own images.");
                        }));
        int classNames = options.classNames().size();
        classes.filter(known -> classNames > 0 && known != classNames).ifPresent(known -> {
            throw new IllegalArgumentException(
                    (classNames == 1 ? "There is 1 class name for " : "There are " + classNames + " class names for ")
                            + known + " classes; there must be one for each, or none.");
        });
    }
}
