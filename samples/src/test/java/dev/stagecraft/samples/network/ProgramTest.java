/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Gating;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.Site;
import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.samples.network.ReadyNetworksTest.Ready;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What is read of a ready network against what the compiler found out about its declaration: the names, kinds, shapes and sizes of all layers, and
 * the tensors that a file of its weights must have.
 */
@Tag("slow")
class ProgramTest {
    /** What the compiler calls an operation, and what its record is called. */
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("Input", Set.of("Images")),
            Map.entry("Convolution", Set.of("Convolution")),
            Map.entry("Normalization", Set.of("BatchNormalization", "GroupNormalization")),
            Map.entry("Activation", Set.of("Activation")),
            Map.entry("Pooling", Set.of("WindowPool")),
            Map.entry("GlobalPooling", Set.of("GlobalPool")),
            Map.entry("BlurPooling", Set.of("BlurPool")),
            Map.entry("Add", Set.of("Sum")),
            Map.entry("Scale", Set.of("Product")),
            Map.entry("Product", Set.of("Product")),
            Map.entry("EfficientChannelAttention", Set.of("ChannelGate")),
            Map.entry("ChannelAttention", Set.of("ChannelGate")),
            Map.entry("ChannelStatistics", Set.of("ChannelStatistics")),
            Map.entry("Dropout", Set.of("Noise")),
            Map.entry("StochasticDepth", Set.of("Noise")),
            Map.entry("DropBlock", Set.of("Noise")),
            Map.entry("ZeroPadding", Set.of("ZeroPadding")),
            Map.entry("EdgePadding", Set.of("EdgePadding")),
            Map.entry("ZeroPadShortcut", Set.of("ZeroPadShortcut")),
            Map.entry("Dense", Set.of("Dense")));

    /** Nobody computes here, so that all networks may lie in the same memory. */
    private static INDArray parameters;

    static Stream<Ready> table() throws IOException {
        return ReadyNetworksTest.table();
    }

    @BeforeAll
    static void allocate() throws IOException {
        parameters = Nd4j.create(1, table().mapToLong(ProgramTest::length).max().orElseThrow());
    }

    @AfterAll
    static void free() {
        parameters.close();
    }

    private static long length(Ready ready) {
        return ready.network().summary().parameters()
                + ready.network().summary().runningStatistics();
    }

    private static NetworkProgram read(Ready ready) {
        ComputationGraph network = new ComputationGraph(ready.network().configuration(NetworkOptions.defaults()));
        network.init(parameters.get(NDArrayIndex.all(), NDArrayIndex.interval(0, length(ready))), false);
        return GraphReader.read(network);
    }

    /** What a layer gives, and costs. */
    private record Layer(List<Integer> output, long parameters, long statistics, long multiplyAdds) {}

    @ParameterizedTest
    @MethodSource("table")
    void agreesWithTheSummary(Ready ready) {
        List<LayerSummary> layers = ready.network().summary().layers();
        NetworkProgram program = read(ready);
        Map<Integer, List<Integer>> shapes = shapes(program, layers.get(0).input());
        Map<String, Layer> expected = new TreeMap<>();
        layers.forEach(layer -> expected.put(
                layer.name(),
                new Layer(
                        layer.output().dimensions(),
                        layer.parameters(),
                        layer.runningStatistics(),
                        layer.multiplyAdds())));
        Map<String, Layer> actual = new TreeMap<>();
        program.byLayer().forEach((name, nodes) -> {
            Node node = nodes.get(nodes.size() - 1);
            List<Integer> shape = shapes.get(node.site().id());
            actual.put(name, new Layer(shape, length(node, false), length(node, true), multiplyAdds(node, shape)));
        });
        assertEquals(expected, actual);
        layers.forEach(layer -> {
            String kind = program.layer(layer.name()).getClass().getSimpleName();
            assertTrue(KINDS.get(layer.kind()).contains(kind), () -> layer + " is read as " + kind);
        });
        assertOneBehindTheOther(program);
    }

    private static long length(Node node, boolean ofStatistics) {
        return node.tensors().stream()
                .filter(tensor -> isStatistic(tensor) == ofStatistics)
                .mapToLong(ParameterTensor::length)
                .sum();
    }

    private static boolean isStatistic(ParameterTensor tensor) {
        return tensor.role() == ParameterTensor.Role.RUNNING_MEAN
                || tensor.role() == ParameterTensor.Role.RUNNING_VARIANCE;
    }

    private static long multiplyAdds(Node node, List<Integer> output) {
        if (node instanceof Node.Convolution convolution) {
            return convolution.weight().length() * output.get(1) * output.get(2);
        }
        if (node instanceof Node.ChannelGate gate) {
            return gate.gating() instanceof Gating.Neighbours neighbours
                    ? neighbours.kernel() * gate.site().channels()
                    : ofBothPaths((Gating.Perceptron) gate.gating());
        }
        if (node instanceof Node.BlurPool) {
            return 3L * 3 * output.get(0) * output.get(1) * output.get(2);
        }
        return node instanceof Node.Dense dense ? dense.weight().length() : 0;
    }

    /** For means and for maxima. */
    private static long ofBothPaths(Gating.Perceptron perceptron) {
        return 2 * (perceptron.squeeze().length() + perceptron.expand().length());
    }

    /** Each parameter begins where the one before ends, and together they are all. */
    private static void assertOneBehindTheOther(NetworkProgram program) {
        long end = 0;
        List<ParameterTensor> byOffset = new ArrayList<>(program.tensors());
        byOffset.sort((a, b) -> Long.compare(a.offset(), b.offset()));
        for (ParameterTensor tensor : byOffset) {
            assertEquals(end, tensor.offset(), tensor.name());
            end = tensor.end();
        }
        assertEquals(program.length(), end);
    }

    private static Map<Integer, List<Integer>> shapes(NetworkProgram program, Shape image) {
        Map<Integer, List<Integer>> shapes = new HashMap<>();
        for (Node node : program.nodes()) {
            List<List<Integer>> inputs =
                    node.site().inputs().stream().map(shapes::get).toList();
            shapes.put(node.site().id(), shape(node, inputs, image));
        }
        return shapes;
    }

    private static List<Integer> shape(Node node, List<List<Integer>> inputs, Shape image) {
        Site site = node.site();
        if (node instanceof Node.Images) {
            return image.dimensions();
        }
        List<Integer> input = inputs.get(0);
        if (node instanceof Node.Flattening) {
            return List.of(input.stream().reduce(1, Math::multiplyExact));
        }
        int channels = Math.toIntExact(site.channels());
        if (site.extent() == Extent.VECTOR) {
            return List.of(channels);
        }
        if (node instanceof Node.GlobalPool) {
            return List.of(channels, 1, 1);
        }
        if (node instanceof Node.Convolution convolution) {
            var windows = convolution.geometry().over(site.layer(), input.get(1), input.get(2));
            return List.of(channels, (int) windows.rows().positions(), (int)
                    windows.columns().positions());
        }
        if (node instanceof Node.WindowPool pool) {
            var windows = pool.geometry().over(site.layer(), input.get(1), input.get(2));
            return List.of(channels, (int) windows.rows().positions(), (int)
                    windows.columns().positions());
        }
        if (node instanceof Node.BlurPool pool) {
            return List.of(channels, (input.get(1) - 1) / pool.stride() + 1, (input.get(2) - 1) / pool.stride() + 1);
        }
        if (node instanceof Node.ZeroPadShortcut pad) {
            return List.of(channels, (input.get(1) - 1) / pad.stride() + 1, (input.get(2) - 1) / pad.stride() + 1);
        }
        if (node instanceof Node.ZeroPadding pad) {
            return List.of(channels, input.get(1) + pad.top() + pad.bottom(), input.get(2) + pad.left() + pad.right());
        }
        if (node instanceof Node.EdgePadding edge) {
            return List.of(channels, input.get(1) + edge.pixels(), input.get(2) + edge.pixels());
        }
        return List.of(channels, largest(inputs, 1), largest(inputs, 2));
    }

    private static int largest(List<List<Integer>> inputs, int axis) {
        return inputs.stream().mapToInt(input -> input.get(axis)).max().orElseThrow();
    }

    /** The compiler refuses weights that are not those of the network. */
    @Test
    void agreesWithTheTensorsThatTheCompilerWants(@TempDir Path folder) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Ready ready : table().toList()) {
            String name = "Of" + ready.name().replace('.', '_');
            write(folder.resolve(name + ".safetensors"), read(ready).tensors());
            sources.add(source(
                    name,
                    "@dev.stagecraft.ResidualNetwork @dev.stagecraft.PretrainedWeights(\"" + name
                            + ".safetensors\") interface " + name + " extends dev.stagecraft.samples.network."
                            + ready.name() + " {}"));
        }
        StringWriter said = new StringWriter();
        boolean compiles = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "-proc:only",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "-sourcepath",
                                folder.toString(),
                                "-d",
                                folder.toString()),
                        null,
                        sources)
                .call();
        assertTrue(compiles && !said.toString().contains("error:"), said::toString);
    }

    /** A file of which only the header is written. */
    private static void write(Path file, List<ParameterTensor> tensors) throws IOException {
        long end = 0;
        List<String> entries = new ArrayList<>();
        for (ParameterTensor tensor : tensors) {
            long begin = end;
            end += tensor.length() * Float.BYTES;
            String shape =
                    Arrays.stream(tensor.dimensions()).mapToObj(Long::toString).collect(Collectors.joining(","));
            entries.add("\"" + tensor.name() + "\":{\"dtype\":\"F32\",\"shape\":[" + shape + "],\"data_offsets\":["
                    + begin + "," + end + "]}");
        }
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            out.setLength(Long.BYTES + header.length + end);
        }
    }

    private static JavaFileObject source(String name, String code) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
