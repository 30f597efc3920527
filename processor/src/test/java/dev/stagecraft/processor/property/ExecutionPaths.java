/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import ai.onnxruntime.OrtException;
import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.serving.Device;
import dev.stagecraft.runtime.serving.Predictor;
import dev.stagecraft.runtime.serving.PredictorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One network, computed in each way that there is, with the same weights. What each gives is compared with what 64 bits give. */
final class ExecutionPaths implements AutoCloseable {
    /** Of probabilities. */
    static final double TOLERANCE = 1e-4;
    /** Of probabilities, from numbers with 8 bits before the exponent. */
    static final double TOLERANCE_OF_BFLOAT16 = 0.1;
    /** Of gradients, as a part of the largest of a layer. */
    static final double TOLERANCE_OF_GRADIENTS = 1e-3;
    /** What Deeplearning4j's own 32 bits are off by may be exceeded so many times. */
    private static final double ROUNDING = 10;

    private static final int BATCH = 3;
    private static final boolean HAS_LIBTORCH =
            ServiceLoader.load(Engine.class).stream().findAny().isPresent();

    private final NetworkDefinition definition;
    private final INDArray images;
    private final INDArray labels;
    private final ComputationGraph exact;
    private final ComputationGraph stock;
    private final ComputationGraph fused;
    /** On the CPU; on a Java that has none it is left out. */
    private final Optional<ComputationGraph> libtorch;

    private final List<String> differences = new ArrayList<>();

    ExecutionPaths(NetworkDefinition definition, long seed) {
        this.definition = definition;
        NetworkSummary summary = definition.summary();
        Nd4j.getRandom().setSeed(seed);
        images = Nd4j.randn(DataType.FLOAT, summary.input().ofBatch(BATCH));
        labels = Nd4j.zeros(summary.output().ofBatch(BATCH));
        for (int image = 0; image < BATCH; image++) {
            labels.putScalar(image, image % labels.size(1), 1);
        }
        stock = network(Execution.DEEPLEARNING4J, DataType.FLOAT);
        RandomWeights.set(stock);
        exact = network(Execution.DEEPLEARNING4J, DataType.DOUBLE);
        exact.setParams(stock.params().castTo(DataType.DOUBLE));
        fused = network(Execution.ONEDNN, DataType.FLOAT);
        fused.setParams(stock.params());
        libtorch = HAS_LIBTORCH ? Optional.of(network(Execution.LIBTORCH, DataType.FLOAT)) : Optional.empty();
        libtorch.ifPresent(network -> network.setParams(stock.params()));
    }

    private ComputationGraph network(Execution execution, DataType type) {
        return definition.create(
                NetworkOptions.defaults().withExecution(execution).withDataType(type));
    }

    /** What differs by more than it may, a sentence each. */
    List<String> differences() throws IOException, OrtException {
        // An activation that is the first layer overwrites what it is given.
        INDArray right = exact.outputSingle(images.castTo(DataType.DOUBLE)).castTo(DataType.FLOAT);
        double rounding = distance(right, stock.outputSingle(images.dup()));
        double tolerance = Math.max(TOLERANCE, ROUNDING * rounding);
        compare("oneDNN", right, fused.outputSingle(images.dup()), tolerance);
        try (InferenceNetwork inference =
                InferenceNetwork.of(fused, InferenceOptions.defaults().withExecution(Execution.ONEDNN))) {
            compare("inference", right, inference.output(images), tolerance);
        }
        if (Precision.BFLOAT16.isAvailable()) {
            try (InferenceNetwork inference = InferenceNetwork.of(
                    fused,
                    InferenceOptions.defaults().withExecution(Execution.ONEDNN).withPrecision(Precision.BFLOAT16))) {
                compare("bfloat16", right, inference.output(images), TOLERANCE_OF_BFLOAT16);
            }
        }
        if (libtorch.isPresent()) {
            compare("libtorch", right, libtorch.get().outputSingle(images.dup()), tolerance);
            compareLibtorchInBfloat16(right);
        }
        compareFile(right, tolerance);
        Map<String, INDArray> gradients = gradients(exact);
        Map<String, INDArray> plain = gradients(stock);
        compareGradients("oneDNN", gradients, plain, gradients(fused));
        // It draws other numbers.
        libtorch.filter(network -> !isRandom())
                .ifPresent(network -> compareGradients("libtorch", gradients, plain, gradients(network)));
        return differences;
    }

    /** Its normalizations are not a part of convolutions, as they are not in a training: some networks make much of what rounding their inputs costs. */
    private void compareLibtorchInBfloat16(INDArray right) {
        if (!Precision.BFLOAT16.isAvailable()) {
            return;
        }
        NetworkOptions options = NetworkOptions.defaults().withPrecision(Precision.BFLOAT16);
        try (InferenceNetwork inference = InferenceNetwork.of(
                fused,
                InferenceOptions.defaults().withExecution(Execution.LIBTORCH).withPrecision(Precision.BFLOAT16))) {
            ComputationGraph trained = definition.create(options.withExecution(Execution.ONEDNN));
            trained.setParams(stock.params());
            double rounding = distance(right, trained.outputSingle(images.dup()));
            trained.close();
            compare(
                    "libtorch in bfloat16",
                    right,
                    inference.output(images),
                    Math.max(TOLERANCE_OF_BFLOAT16, 2 * rounding));
        }
    }

    private void compare(String path, INDArray right, INDArray given, double tolerance) {
        double distance = distance(right, given);
        if (!(distance <= tolerance)) {
            differences.add(path + ": a probability is off by " + distance + "; at most " + tolerance);
        }
    }

    private static double distance(INDArray right, INDArray given) {
        return right.castTo(DataType.DOUBLE)
                .sub(given.castTo(DataType.DOUBLE))
                .amaxNumber()
                .doubleValue();
    }

    private void compareFile(INDArray right, double tolerance) throws IOException, OrtException {
        Path file = Files.createTempFile("network", ".onnx");
        try {
            if (!isWritten(file)) {
                return;
            }
            PredictorOptions options =
                    PredictorOptions.defaults().withDevice(Device.CPU).withThreads(1);
            try (Predictor predictor = Predictor.open(file, options)) {
                List<float[]> each = IntStream.range(0, BATCH)
                        .mapToObj(image -> images.slice(image).dup('c').data().asFloat())
                        .toList();
                compare("ONNX", right, Nd4j.create(predictor.probabilities(each)), tolerance);
            }
            compareCounts(OnnxCount.of(file, definition.summary().input().ofBatch(1)));
        } finally {
            Files.delete(file);
        }
    }

    /** Of TensorFlow's padding, ONNX Runtime does not have that with stride and dilation, and the export says so. */
    private boolean isWritten(Path file) throws IOException {
        try {
            Export.onnx(fused, file, ExportOptions.of(definition));
            return true;
        } catch (IllegalArgumentException refused) {
            if (!refused.getMessage().contains("where both stride and dilation are above 1")) {
                differences.add(refused.toString());
            }
            return false;
        }
    }

    /** A blur is a convolution by fixed numbers for the language, and two means in a file. */
    private void compareCounts(Map<String, Long> counts) {
        long promised = definition.summary().layers().stream()
                .filter(layer -> !layer.kind().equals("BlurPooling"))
                .mapToLong(LayerSummary::multiplyAdds)
                .sum();
        long counted = counts.values().stream().mapToLong(Long::longValue).sum();
        if (counted != promised) {
            differences.add("multiply-adds: " + promised + " promised, and the file has " + counted + ": " + counts);
        }
    }

    private boolean isRandom() {
        return definition.summary().layers().stream()
                .map(LayerSummary::kind)
                .anyMatch(Set.of("Dropout", "StochasticDepth", "DropBlock")::contains);
    }

    private void compareGradients(
            String path, Map<String, INDArray> right, Map<String, INDArray> plain, Map<String, INDArray> given) {
        if (!right.keySet().equals(given.keySet())) {
            differences.add(path + ": gradients of " + given.keySet() + "; they must be of " + right.keySet());
            return;
        }
        Map<String, Double> scales = scales(right);
        right.forEach((name, gradient) -> {
            if (!Double.isFinite(gradient.sumNumber().doubleValue())) {
                // Deeplearning4j's running variance of a channel that is always the same, of which nothing is kept, has
                // no logarithm.
                return;
            }
            double scale = scales.get(layer(name));
            double rounding = distance(gradient, plain.get(name)) / scale;
            double distance = distance(gradient, given.get(name)) / scale;
            double tolerance = Math.max(TOLERANCE_OF_GRADIENTS, ROUNDING * rounding);
            if (!(distance <= tolerance)) {
                differences.add(
                        path + ": gradient of " + name + " is off by " + distance + " of the layer's largest; at most "
                                + tolerance + " (Deeplearning4j's own: " + rounding + ")");
            }
        });
    }

    /**
     * By layer, the largest of its gradients: that of a bias in front of a batch normalization is 0, and in 32 bits what the sums of
     * larger numbers leave. Gradients of a thousandth of the network's largest are seen by nobody.
     */
    private static Map<String, Double> scales(Map<String, INDArray> gradients) {
        Map<String, Double> scales = new HashMap<>();
        gradients.forEach((name, gradient) -> scales.merge(layer(name), largest(gradient), Math::max));
        double least = 1e-3 * Collections.max(scales.values());
        scales.replaceAll((layer, scale) -> Math.max(least, scale));
        return scales;
    }

    private static double largest(INDArray gradient) {
        double largest = gradient.amaxNumber().doubleValue();
        return Double.isFinite(largest) ? largest : 0;
    }

    private static String layer(String parameter) {
        return parameter.substring(0, parameter.lastIndexOf('_'));
    }

    private Map<String, INDArray> gradients(ComputationGraph network) {
        DataType type = network.getConfiguration().getDataType();
        // Dropout and its like draw the same.
        Nd4j.getRandom().setSeed(7);
        network.setInput(0, images.castTo(type).dup());
        network.setLabels(labels.castTo(type));
        network.computeGradientAndScore();
        return network.gradient().gradientForVariable();
    }

    @Override
    public void close() {
        exact.close();
        stock.close();
        fused.close();
        libtorch.ifPresent(ComputationGraph::close);
    }
}
