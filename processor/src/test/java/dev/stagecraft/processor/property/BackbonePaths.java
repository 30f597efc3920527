/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One backbone, computed in each way that there is, with the same weights. What each gives is compared with what 64 bits give. */
final class BackbonePaths implements AutoCloseable {
    /** What Deeplearning4j's own 32 bits are off by may be exceeded so many times. */
    private static final double ROUNDING = 10;

    private static final int BATCH = 3;

    private final NetworkDefinition definition;
    private final INDArray images;
    private final ComputationGraph exact;
    private final ComputationGraph stock;
    private final ComputationGraph fused;
    private final List<String> differences = new ArrayList<>();

    BackbonePaths(NetworkDefinition definition, long seed) {
        this.definition = definition;
        Nd4j.getRandom().setSeed(seed);
        images = Nd4j.randn(DataType.FLOAT, definition.summary().input().ofBatch(BATCH));
        stock = network(Execution.DEEPLEARNING4J, DataType.FLOAT);
        RandomWeights.set(stock);
        exact = network(Execution.DEEPLEARNING4J, DataType.DOUBLE);
        exact.setParams(stock.params().castTo(DataType.DOUBLE));
        fused = network(Execution.ONEDNN, DataType.FLOAT);
        fused.setParams(stock.params());
    }

    private ComputationGraph network(Execution execution, DataType type) {
        return definition.create(
                NetworkOptions.defaults().withExecution(execution).withDataType(type));
    }

    /** What differs by more than it may, a sentence each. */
    List<String> differences() throws IOException, OrtException {
        INDArray[] right = exact.output(images.castTo(DataType.DOUBLE));
        INDArray[] plain = stock.output(images.dup());
        compare("oneDNN", right, plain, ExecutionPaths.TOLERANCE, List.of(fused.output(images.dup())));
        try (InferenceNetwork inference =
                InferenceNetwork.of(fused, InferenceOptions.defaults().withExecution(Execution.ONEDNN))) {
            compare("inference", right, plain, ExecutionPaths.TOLERANCE, inference.features(images));
        }
        if (Precision.BFLOAT16.isAvailable()) {
            try (InferenceNetwork inference = InferenceNetwork.of(
                    fused,
                    InferenceOptions.defaults().withExecution(Execution.ONEDNN).withPrecision(Precision.BFLOAT16))) {
                compare("bfloat16", right, plain, ExecutionPaths.TOLERANCE_OF_BFLOAT16, inference.features(images));
            }
        }
        compareFile(right, plain);
        compareGradients();
        return differences;
    }

    /** @param tolerance as a part of a map's largest value, or of 1 */
    private void compare(String path, INDArray[] right, INDArray[] plain, double tolerance, List<INDArray> given) {
        List<StageMap> maps = definition.features();
        for (int index = 0; index < maps.size(); index++) {
            StageMap map = maps.get(index);
            if (!Arrays.equals(map.shape().ofBatch(BATCH), given.get(index).shape())) {
                differences.add(path + ": " + map + " is "
                        + Arrays.toString(given.get(index).shape()));
                continue;
            }
            double scale = Math.max(1, right[index].amaxNumber().doubleValue());
            double rounding = distance(right[index], plain[index]) / scale;
            double distance = distance(right[index], given.get(index)) / scale;
            double most = Math.max(tolerance, ROUNDING * rounding);
            if (!(distance <= most)) {
                differences.add(path + ": " + map.name() + " is off by " + distance + "; at most " + most);
            }
        }
    }

    private static double distance(INDArray right, INDArray given) {
        return right.castTo(DataType.DOUBLE)
                .sub(given.castTo(DataType.DOUBLE))
                .amaxNumber()
                .doubleValue();
    }

    private void compareFile(INDArray[] right, INDArray[] plain) throws IOException, OrtException {
        Path file = Files.createTempFile("network", ".onnx");
        try {
            Export.onnx(fused, file, ExportOptions.of(definition));
            compare("ONNX", right, plain, ExecutionPaths.TOLERANCE, run(file));
        } catch (IllegalArgumentException refused) {
            if (!refused.getMessage().contains("where both stride and dilation are above 1")) {
                differences.add(refused.toString());
            }
        } finally {
            Files.delete(file);
        }
    }

    private List<INDArray> run(Path file) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        FloatBuffer pixels = FloatBuffer.wrap(images.dup('c').data().asFloat());
        List<INDArray> maps = new ArrayList<>();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor input = OnnxTensor.createTensor(environment, pixels, images.shape());
                OrtSession.Result result = session.run(Map.of("images", input))) {
            for (StageMap map : definition.features()) {
                OnnxTensor tensor = (OnnxTensor) result.get(map.name()).orElseThrow();
                float[] values = new float[tensor.getFloatBuffer().remaining()];
                tensor.getFloatBuffer().get(values);
                maps.add(Nd4j.create(values, tensor.getInfo().getShape(), 'c'));
            }
        }
        return maps;
    }

    /** Of the sum of all values of all maps, each times a number of its own. */
    private void compareGradients() {
        Map<String, INDArray> right = gradients(exact);
        Map<String, INDArray> plain = gradients(stock);
        Map<String, INDArray> given = gradients(fused);
        double largest = right.values().stream()
                .mapToDouble(gradient -> gradient.amaxNumber().doubleValue())
                .max()
                .orElse(1);
        right.forEach((name, gradient) -> {
            double scale = Math.max(1e-2 * largest, gradient.amaxNumber().doubleValue());
            double rounding = distance(gradient, plain.get(name)) / scale;
            double distance = distance(gradient, given.get(name)) / scale;
            double most = Math.max(ExecutionPaths.TOLERANCE_OF_GRADIENTS, ROUNDING * rounding);
            if (!(distance <= most)) {
                differences.add("gradient of " + name + " is off by " + distance + "; at most " + most);
            }
        });
    }

    private Map<String, INDArray> gradients(ComputationGraph network) {
        DataType type = network.getConfiguration().getDataType();
        // Deeplearning4j's normalizations keep for the way back what lies in a workspace that is gone by then.
        network.getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
        Nd4j.getRandom().setSeed(7);
        network.feedForward(new INDArray[] {images.castTo(type).dup()}, true, false);
        Nd4j.getRandom().setSeed(8);
        INDArray[] errors = definition.features().stream()
                .map(map ->
                        Nd4j.randn(DataType.FLOAT, map.shape().ofBatch(BATCH)).castTo(type))
                .toArray(INDArray[]::new);
        return network.backpropGradient(errors).gradientForVariable();
    }

    @Override
    public void close() {
        exact.close();
        stock.close();
        fused.close();
    }
}
