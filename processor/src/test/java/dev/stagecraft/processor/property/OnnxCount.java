/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts multiply-adds once more: of the operators of a file, with the shapes of what ONNX Runtime makes. */
final class OnnxCount {
    /**
     * CBAM's second dense layer is applied to what the mean gives and to what the maximum gives, and the results are added; a file has it once,
     * behind the addition, which gives the same.
     */
    private static final Pattern APPLIED_TWICE = Pattern.compile(".*\\.cbam\\.ChannelGate/logits");

    private static final Set<String> COUNTED = Set.of("Conv", "Gemm", "MatMul");

    private final Map<String, List<Long>> weights = new HashMap<>();
    private final Map<String, long[]> shapes = new HashMap<>();

    private OnnxCount() {}

    /** By the names of its results, what the convolutions and matrix products of a file multiply for one image. */
    static Map<String, Long> of(Path file, long... image) throws IOException, OrtException {
        return new OnnxCount().count(ModelProto.parseFrom(Files.readAllBytes(file)), image);
    }

    private Map<String, Long> count(ModelProto model, long[] image) throws OrtException {
        GraphProto graph = model.getGraph();
        List<NodeProto> counted = graph.getNodeList().stream()
                .filter(node -> COUNTED.contains(node.getOpType()))
                .toList();
        for (TensorProto weight : graph.getInitializerList()) {
            weights.put(weight.getName(), weight.getDimsList());
        }
        run(withOutputs(model, counted), image);
        Map<String, Long> counts = new TreeMap<>();
        counted.forEach(node -> counts.put(node.getOutput(0), multiplyAdds(node)));
        return counts;
    }

    /** The model with more results, whose shapes nobody has to say. */
    private static byte[] withOutputs(ModelProto model, List<NodeProto> counted) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        Set<String> already =
                graph.getOutputList().stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
        counted.stream()
                .map(node -> node.getOutput(0))
                .filter(name -> !already.contains(name))
                .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    private void run(byte[] model, long[] image) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        float[] pixels = new float[(int) (image[0] * image[1] * image[2] * image[3])];
        try (OrtSession session = environment.createSession(model);
                OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), image);
                OrtSession.Result result = session.run(Map.of(OnnxFormat.IMAGES, input))) {
            for (Map.Entry<String, OnnxValue> one : result) {
                shapes.put(one.getKey(), ((TensorInfo) one.getValue().getInfo()).getShape());
            }
        }
    }

    /** Each result of a convolution sums as many products as a filter has weights; each row of a matrix product uses all weights. */
    private long multiplyAdds(NodeProto node) {
        List<Long> weight = weights.get(node.getInput(1));
        long[] shape = shapes.get(node.getOutput(0));
        long size = product(weight);
        long images = shape[0];
        long times = APPLIED_TWICE.matcher(node.getOutput(0)).matches() ? 2 : 1;
        return times * images * size * (node.getOpType().equals("Conv") ? shape[2] * shape[3] : 1);
    }

    private static long product(List<Long> sides) {
        return sides.stream().reduce(1L, Math::multiplyExact);
    }
}
