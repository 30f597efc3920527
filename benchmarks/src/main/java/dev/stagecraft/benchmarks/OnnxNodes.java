package dev.stagecraft.benchmarks;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What each layer of a ResNet is in the Open Neural Network Exchange. */
final class OnnxNodes {
    private final OnnxFile file;
    private final ComputationGraph network;

    OnnxNodes(OnnxFile file, ComputationGraph network) {
        this.file = file;
        this.network = network;
    }

    /**
     * Adds a vertex.
     *
     * @param inputs the vertices that it reads
     * @throws IllegalArgumentException if it is none of those that a ResNet has
     */
    void add(String name, List<String> inputs) {
        GraphVertex vertex = network.getConfiguration().getVertices().get(name);
        if (vertex instanceof ElementWiseVertex two && two.getOp() == ElementWiseVertex.Op.Add) {
            file.node("Add", name, inputs);
        } else if (vertex instanceof LayerVertex one && one.getPreProcessor() == null) {
            add(name, one.getLayerConf().getLayer(), inputs.get(0));
        } else {
            throw unknown(name, vertex);
        }
    }

    private void add(String name, Layer layer, String input) {
        if (layer instanceof ConvolutionLayer convolution && isPlain(convolution)) {
            addConvolution(name, convolution, input);
        } else if (layer instanceof BatchNormalization normalization && !normalization.isLockGammaBeta()) {
            addNormalization(name, normalization, input);
        } else if (layer instanceof ActivationLayer other && other.getActivationFn() instanceof ActivationReLU) {
            file.node("Relu", name, List.of(input));
        } else if (layer instanceof SubsamplingLayer pool
                && pool.getPoolingType() == PoolingType.MAX
                && pool.getConvolutionMode() == ConvolutionMode.Truncate) {
            file.node(
                    "MaxPool",
                    name,
                    List.of(input),
                    integers("kernel_shape", pool.getKernelSize()),
                    integers("strides", pool.getStride()),
                    pads(pool.getPadding()));
        } else if (layer instanceof GlobalPoolingLayer pool && pool.getPoolingType() == PoolingType.AVG) {
            file.node("GlobalAveragePool", name + ".mean", List.of(input));
            file.node("Flatten", name, List.of(name + ".mean"));
        } else if (layer instanceof OutputLayer output && output.getActivationFn() instanceof ActivationSoftmax) {
            addClassifier(name, output, input);
        } else {
            throw unknown(name, layer);
        }
    }

    /** Exactly this class: what extends it has groups, or is transposed. */
    private static boolean isPlain(ConvolutionLayer layer) {
        return layer.getClass() == ConvolutionLayer.class
                && layer.getConvolutionMode() == ConvolutionMode.Truncate
                && layer.getActivationFn() instanceof ActivationIdentity
                && !layer.hasBias();
    }

    private void addConvolution(String name, ConvolutionLayer layer, String input) {
        INDArray weights = parameter(name, "W");
        file.node(
                "Conv",
                name,
                List.of(input, file.constant(name + ".weight", weights, weights.shape())),
                integers("kernel_shape", layer.getKernelSize()),
                integers("strides", layer.getStride()),
                integers("dilations", layer.getDilation()),
                pads(layer.getPadding()));
    }

    private void addNormalization(String name, BatchNormalization layer, String input) {
        INDArray variance = layer.isUseLogStd()
                ? Transforms.exp(parameter(name, "log10stdev").mul(2 * Math.log(10)))
                : parameter(name, "var");
        file.node(
                "BatchNormalization",
                name,
                List.of(
                        input,
                        file.constant(name + ".gamma", parameter(name, "gamma"), layer.getNOut()),
                        file.constant(name + ".beta", parameter(name, "beta"), layer.getNOut()),
                        file.constant(name + ".mean", parameter(name, "mean"), layer.getNOut()),
                        file.constant(name + ".variance", variance, layer.getNOut())),
                AttributeProto.newBuilder()
                        .setName("epsilon")
                        .setType(AttributeProto.AttributeType.FLOAT)
                        .setF((float) layer.getEps())
                        .build());
    }

    private void addClassifier(String name, OutputLayer layer, String input) {
        String weights = file.constant(name + ".weight", parameter(name, "W"), layer.getNIn(), layer.getNOut());
        String bias = file.constant(name + ".bias", parameter(name, "b"), layer.getNOut());
        file.node("Gemm", name + ".logits", List.of(input, weights, bias));
        file.node("Softmax", name, List.of(name + ".logits"));
    }

    private INDArray parameter(String vertex, String parameter) {
        return network.getLayer(vertex).getParam(parameter);
    }

    /** The same on both sides. */
    private static AttributeProto pads(int... padding) {
        return integers("pads", padding[0], padding[1], padding[0], padding[1]);
    }

    private static AttributeProto integers(String name, int... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(IntStream.of(values).asLongStream().boxed().toList())
                .build();
    }

    private static IllegalArgumentException unknown(String name, Object part) {
        return new IllegalArgumentException(name + " is a " + part.getClass().getSimpleName()
                + " of a kind that OnnxNodes does not write; add it there.");
    }
}
