package dev.stagecraft.benchmarks;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.stagecraft.runtime.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network with its weights as a file of the Open Neural Network Exchange, for inference. */
final class OnnxFile {
    static final String INPUT = "input";

    /** The first for which ONNX Runtime has all that is written here, and the version of the file that goes with it. */
    private static final int OPERATORS = 17;

    private static final int VERSION = 8;

    private final ComputationGraph network;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");

    /** @param network of one input and one output */
    OnnxFile(ComputationGraph network) {
        this.network = network;
    }

    /**
     * Writes it.
     *
     * @param images the shape of an image
     * @throws IllegalArgumentException if a layer is none of those that a ResNet has
     */
    void write(Shape images, Path file) throws IOException {
        graph.addInput(value(INPUT, images.ofBatch(1)));
        OnnxNodes nodes = new OnnxNodes(this, network);
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (!vertex.isInputVertex()) {
                nodes.add(vertex.getVertexName(), inputs(vertex));
            }
        }
        graph.addOutput(value(network.getConfiguration().getNetworkOutputs().get(0)));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .build();
        try (OutputStream out = Files.newOutputStream(file)) {
            model.writeTo(out);
        }
    }

    /** As they were declared: oneDNN reads some activations as a part of the vertex before them. */
    private List<String> inputs(GraphVertex vertex) {
        List<String> images = network.getConfiguration().getNetworkInputs();
        return network.getConfiguration().getVertexInputs().get(vertex.getVertexName()).stream()
                .map(name -> images.contains(name) ? INPUT : name)
                .toList();
    }

    /** An operator, whose output has a name. */
    void node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    /** An array of numbers that operators can read by its name, which is returned. */
    String constant(String name, INDArray array, long... shape) {
        float[] values = array.dup('c').data().asFloat();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllDims(LongStream.of(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    /** A value of any batch, and of the other lengths given, or of any shape. */
    private static ValueInfoProto value(String name, long... shape) {
        TypeProto.Tensor.Builder type =
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
        if (shape.length > 0) {
            TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
            LongStream.of(shape)
                    .skip(1)
                    .forEach(length -> dimensions.addDim(
                            TensorShapeProto.Dimension.newBuilder().setDimValue(length)));
            type.setShape(dimensions);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
