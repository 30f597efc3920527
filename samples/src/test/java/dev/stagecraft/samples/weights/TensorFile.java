package dev.stagecraft.samples.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * A safetensors file, read and written without what is tested.
 *
 * @param content the bytes behind the header
 */
record TensorFile(JsonNode header, ByteBuffer content) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static TensorFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        return new TensorFile(JSON.readTree(header), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Writes a file of formula weights. */
    static void write(Path file, List<Tensor> tensors) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long position = 0;
        for (Tensor tensor : tensors) {
            long end = position + tensor.bytes();
            header.put(
                    tensor.name(),
                    Map.of("dtype", tensor.type(), "shape", tensor.shape(), "data_offsets", new long[] {position, end
                    }));
            position = end;
        }
        byte[] text = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .flip());
            channel.write(ByteBuffer.wrap(text));
            for (Tensor tensor : tensors) {
                channel.write(FormulaWeights.of(tensor));
            }
        }
    }

    /** A text that the file has beside its tensors. */
    String note(String name) {
        return header.path("__metadata__").path(name).asText();
    }

    /** The tensors that a note lists. */
    List<Tensor> listed(String note) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (JsonNode tensor : JSON.readTree(note(note))) {
            tensors.add(new Tensor(tensor.get(0).asText(), tensor.get(1).asText(), numbers(tensor.get(2))));
        }
        return tensors;
    }

    /** The file's own tensors. */
    List<Tensor> tensors() {
        return names().stream()
                .map(name -> new Tensor(
                        name,
                        header.get(name).get("dtype").asText(),
                        numbers(header.get(name).get("shape"))))
                .toList();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        header.fieldNames().forEachRemaining(names::add);
        names.remove("__metadata__");
        return names;
    }

    /** The values of a tensor of type {@code F32}. */
    INDArray values(String name) {
        JsonNode tensor = header.get(name);
        long[] offsets = numbers(tensor.get("data_offsets"));
        float[] values = new float[(int) (offsets[1] - offsets[0]) / Float.BYTES];
        content.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position((int) offsets[0])
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return Nd4j.createFromArray(values).reshape('c', numbers(tensor.get("shape")));
    }

    private static long[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
