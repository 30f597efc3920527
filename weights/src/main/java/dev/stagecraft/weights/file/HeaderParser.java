/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.stagecraft.weights.ElementType;
import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import dev.stagecraft.weights.TensorShape;
import dev.stagecraft.weights.text.Excerpt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the JSON of a safetensors header, and holds it to what the format promises. */
final class HeaderParser {
    private static final Map<String, ElementType> TYPES = Arrays.stream(ElementType.values())
            .collect(Collectors.toUnmodifiableMap(ElementType::name, Function.identity()));

    /** The root, an entry, and a list in it. */
    private static final int DEPTH = 3;

    /** As in NumPy. */
    private static final int DIMENSIONS = 64;

    /** So that what is kept of a header of tiny entries stays small; a ResNet of 1,202 layers has 8,000. */
    private static final int MOST = 100_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    private final Path file;
    private final long dataStart;
    private final long dataLength;
    private final List<Range> ranges = new ArrayList<>();
    private final Map<String, String> metadata = new TreeMap<>();

    /** @param dataStart the first byte behind the header */
    HeaderParser(Path file, long dataStart, long dataLength) {
        this.file = file;
        this.dataStart = dataStart;
        this.dataLength = dataLength;
    }

    private record Range(TensorInfo info, long begin, long end) {}

    SafetensorsHeader parse(byte[] header) throws IOException {
        // By a zero among the first bytes Jackson would take it for UTF-16 or UTF-32, which the format does not have.
        require(header.length < 2 || header[0] != '{' || header[1] != 0, () -> "has a header that is no text in UTF-8");
        require(header.length < 1 || header[0] == '{', () -> "has a header that does not begin with {");
        try (JsonParser json = JSON.createParser(header)) {
            parse(json);
        } catch (JsonProcessingException e) {
            throw new InvalidWeightsException(
                    file, "has a header that is no sound JSON (" + reason(e) + "): " + ADVICE, e);
        }
        ranges.sort(Comparator.comparingLong(Range::begin).thenComparingLong(Range::end));
        requireGapless();
        return new SafetensorsHeader(
                ranges.stream()
                        .map(range -> new SafetensorsHeader.Entry(range.info, dataStart + range.begin))
                        .toList(),
                metadata);
    }

    private static final String ADVICE = "it is no safetensors file, or it is damaged; download or copy it again.";

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "it ends too early";
        }
        String message = Excerpt.of(e.getOriginalMessage());
        return e instanceof JsonParseException && e.getLocation() != null
                ? message + ", at byte "
                        + (Long.BYTES + Math.max(0, e.getLocation().getByteOffset()))
                : message;
    }

    private void parse(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, () -> "has a header that does not begin with {");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(
                    json.nextToken() == JsonToken.START_OBJECT,
                    () -> "says of " + Excerpt.of(name) + " something that is no {...}");
            if (name.equals("__metadata__")) {
                parseMetadata(json);
            } else {
                parseTensor(name, json);
            }
        }
        require(json.nextToken() == null, () -> "has a header with something behind its closing }");
    }

    private void parseMetadata(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            require(
                    json.nextToken() == JsonToken.VALUE_STRING,
                    () -> "has metadata " + Excerpt.of(key) + " that is no text");
            metadata.put(key, json.getText());
        }
    }

    private void parseTensor(String name, JsonParser json) throws IOException {
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> type = type(name, json);
                case "shape" -> shape = numbers(name, "shape", DIMENSIONS, json);
                case "data_offsets" -> offsets = numbers(name, "data_offsets", 2, json);
                default ->
                    throw fault(
                            "says of " + Excerpt.of(name) + " " + Excerpt.of(key) + ", which the format does not have");
            }
        }
        require(type != null, () -> "does not say which dtype " + Excerpt.of(name) + " has");
        require(shape != null, () -> "does not say which shape " + Excerpt.of(name) + " has");
        require(
                offsets != null && offsets.size() == 2,
                () -> "does not say with two data_offsets where " + Excerpt.of(name) + " begins and ends");
        add(new TensorInfo(name, type, new TensorShape(shape)), offsets.get(0), offsets.get(1));
    }

    private ElementType type(String name, JsonParser json) throws IOException {
        require(
                json.currentToken() == JsonToken.VALUE_STRING,
                () -> "has a dtype of " + Excerpt.of(name) + " that is no text");
        String dtype = json.getText();
        return Optional.ofNullable(TYPES.get(dtype))
                .orElseThrow(
                        () -> new InvalidWeightsException(
                                file,
                                "has a tensor " + Excerpt.of(name) + " of the unknown dtype " + Excerpt.of(dtype)
                                        + ": convert it to F32 where it comes from; if the format has no such type, the file is damaged."));
    }

    private List<Long> numbers(String name, String key, int most, JsonParser json) throws IOException {
        require(
                json.currentToken() == JsonToken.START_ARRAY,
                () -> "has a " + key + " of " + Excerpt.of(name) + " that is no list");
        List<Long> numbers = new ArrayList<>(4);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean isCount = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    && json.getLongValue() >= 0;
            require(
                    isCount,
                    () -> "has a " + key + " of " + Excerpt.of(name)
                            + " with something that is no number from 0 to 2^63 - 1");
            require(
                    numbers.size() < most,
                    () -> "has a " + key + " of " + Excerpt.of(name) + " with more than " + most + " numbers");
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private void add(TensorInfo info, long begin, long end) throws InvalidWeightsException {
        require(
                begin <= end && end <= dataLength,
                () -> "has " + Excerpt.of(info.name()) + " from byte " + begin + " to " + end
                        + " of its values, which have " + dataLength + " bytes");
        long bytes = bytes(info);
        require(
                end - begin == bytes,
                () -> "has " + (end - begin) + " bytes for " + Excerpt.of(info.name()) + ", and " + info.shape()
                        + " values of " + info.type() + " take " + bytes);
        require(ranges.size() < MOST, () -> "has more than " + MOST + " tensors, and no network does");
        ranges.add(new Range(info, begin, end));
    }

    private long bytes(TensorInfo info) throws InvalidWeightsException {
        long bytes;
        try {
            bytes = info.bytes();
        } catch (ArithmeticException e) {
            throw fault("has " + Excerpt.of(info.name()) + " with more values than 2^63 bytes hold: "
                    + Excerpt.of(info.shape().toString()));
        }
        require(
                info.shape().size() % Byte.SIZE * info.type().bits() % Byte.SIZE == 0,
                () -> "has " + info.shape() + " values of " + info.type() + " for " + Excerpt.of(info.name())
                        + ", which fill no whole number of bytes");
        return bytes;
    }

    private void requireGapless() throws InvalidWeightsException {
        long end = 0;
        for (Range range : ranges) {
            long before = end;
            require(
                    range.begin == before,
                    () -> range.begin < before
                            ? "has " + Excerpt.of(range.info.name()) + " from byte " + range.begin
                                    + " of its values on, where those of another tensor still are"
                            : "has " + (range.begin - before) + " bytes of no tensor in front of "
                                    + Excerpt.of(range.info.name()));
            end = range.end;
        }
        long used = end;
        require(used == dataLength, () -> "has " + (dataLength - used) + " bytes of no tensor at its end");
    }

    private void require(boolean condition, Supplier<String> fault) throws InvalidWeightsException {
        if (!condition) {
            throw fault(fault.get());
        }
    }

    private InvalidWeightsException fault(String fault) {
        return new InvalidWeightsException(file, fault + ": " + ADVICE);
    }
}
