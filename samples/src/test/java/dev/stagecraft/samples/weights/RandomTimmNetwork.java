/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** A network of timm with random settings, its declaration, and what timm answers: a line of a file that {@code tools/random_timm} wrote. */
record RandomTimmNetwork(JsonNode line) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<RandomTimmNetwork> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(RandomTimmNetwork::parse).toList();
        }
    }

    private static RandomTimmNetwork parse(String line) {
        try {
            return new RandomTimmNetwork(JSON.readTree(line));
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** The simple name of the interface. */
    String name() {
        return line.get("name").asText();
    }

    String declaration() {
        return line.get("declaration").asText();
    }

    /** Whether it is of timm's {@code ResNet} or {@code ResNetV2}, whose names and shapes are saved too. */
    boolean isNamedAlike() {
        return line.get("settings").asText().startsWith("ResNet");
    }

    long parameters() {
        return line.get("parameters").asLong();
    }

    /** The tensors of timm's network. */
    List<Tensor> tensors() {
        return elements(line.get("tensors"))
                .map(tensor -> {
                    String name = tensor.get(0).asText();
                    return new Tensor(
                            name, name.endsWith(".num_batches_tracked") ? "I64" : "F32", shape(tensor.get(1)));
                })
                .toList();
    }

    INDArray images() {
        Tensor images = new Tensor(named("input"), "F32", shape(line.get("images")));
        return array(FormulaWeights.uniform(images, -2, 2), images.shape());
    }

    INDArray probabilities() {
        return Nd4j.createFromArray(elements(line.get("probabilities"))
                .map(RandomTimmNetwork::numbers)
                .toArray(float[][]::new));
    }

    /** Writes the weights as a file of timm's. */
    Path weights(Path folder) throws IOException {
        Path file = folder.resolve(name() + ".safetensors");
        TensorFile.write(file, tensors(), this::values);
        return file;
    }

    private ByteBuffer values(Tensor tensor) {
        if (isOfClassifier(tensor, "bias")) {
            float[] bias = numbers(line.get("bias"));
            return bytes(bias.length, index -> bias[index]);
        }
        ByteBuffer drawn = FormulaWeights.of(new Tensor(named(tensor.name()), tensor.type(), tensor.shape()));
        if (!isOfClassifier(tensor, "weight")) {
            return drawn;
        }
        float factor = (float) line.get("factor").asDouble();
        return bytes(drawn.capacity() / Float.BYTES, index -> factor * drawn.getFloat(index * Float.BYTES));
    }

    private static boolean isOfClassifier(Tensor tensor, String part) {
        return tensor.name().endsWith("fc." + part) || tensor.name().equals("last_linear." + part);
    }

    private String named(String tensor) {
        return name().substring(1) + "/" + tensor;
    }

    private static ByteBuffer bytes(int count, Function<Integer, Float> values) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, count).forEach(index -> bytes.putFloat(values.apply(index)));
        return bytes.flip();
    }

    private static INDArray array(ByteBuffer bytes, long[] shape) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    private static float[] numbers(JsonNode array) {
        float[] numbers = new float[array.size()];
        IntStream.range(0, numbers.length)
                .forEach(index -> numbers[index] = (float) array.get(index).asDouble());
        return numbers;
    }

    private static long[] shape(JsonNode array) {
        return elements(array).mapToLong(JsonNode::asLong).toArray();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name() + ": " + line.get("settings").asText();
    }
}
