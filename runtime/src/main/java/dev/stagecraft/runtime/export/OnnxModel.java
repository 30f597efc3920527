package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.layers.FiniteNumbers;
import dev.stagecraft.runtime.serving.OnnxFormat;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Makes a network's file: its graph, the types of its input and outputs, and what it says about itself. */
final class OnnxModel {
    private static final String PRODUCER = "Stagecraft";

    private OnnxModel() {}

    /** @throws IllegalArgumentException as {@link Export#onnx(ComputationGraph, java.nio.file.Path, ExportOptions)} says */
    static OnnxFile of(ComputationGraph network, ExportOptions options) {
        ComputationGraphConfiguration configuration = network.getConfiguration();
        requireOneOfEach(configuration);
        FiniteNumbers.requireWeights(network);
        ImagesTaken images = new ImagesTaken(configuration);
        Optional<Long> classes = classes(network);
        requireFit(options, images.channels(), classes);

        OnnxGraph read = NetworkReader.read(network);
        GraphProto.Builder graph = read.graph()
                .setName(options.name())
                .addInput(Signature.images(
                        images.channels().or(() -> options.image().map(OnnxModel::channels)),
                        options.image().filter(shape -> images.isFixed())))
                .addOutput(Signature.output(OnnxFormat.PROBABILITIES, classes));
        boolean hasLogits =
                graph.getNodeList().stream().anyMatch(node -> node.getOutput(0).equals(OnnxFormat.LOGITS));
        if (hasLogits) {
            graph.addOutput(Signature.output(OnnxFormat.LOGITS, classes));
        }
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

    private static Optional<Long> classes(ComputationGraph network) {
        String last = network.getConfiguration().getNetworkOutputs().get(0);
        return Optional.ofNullable(network.getLayer(last))
                .map(PlainLayers::unfrozen)
                .map(layer -> layer.conf().getLayer())
                .flatMap(DenseOperators::classes);
    }

    private static long channels(Shape image) {
        return image.dimensions().get(0);
    }

    private static void requireOneOfEach(ComputationGraphConfiguration configuration) {
        int inputs = configuration.getNetworkInputs().size();
        int outputs = configuration.getNetworkOutputs().size();
        if (inputs != 1 || outputs != 1) {
            throw new IllegalArgumentException("The network has " + inputs + " inputs and " + outputs
                    + " outputs; one that is exported must have one of each.");
        }
    }

    private static void requireFit(ExportOptions options, Optional<Long> channels, Optional<Long> classes) {
        options.image()
                .ifPresent(image -> channels.filter(taken -> taken != channels(image))
                        .ifPresent(taken -> {
                            throw new IllegalArgumentException("The image is " + image + ", but the network takes "
                                    + taken + " channels; name the shape of its own images.");
                        }));
        int labels = options.labels().size();
        classes.filter(known -> labels > 0 && known != labels).ifPresent(known -> {
            throw new IllegalArgumentException(
                    "There are " + labels + " labels for " + known + " classes; there must be one for each, or none.");
        });
    }
}
