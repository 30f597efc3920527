/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.UnknownFieldSet;
import org.tensorflow.framework.Summary;

/** {@code tools/check_events.py} reads such files with TensorBoard itself. */
class EventFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private byte[] written() throws IOException {
        try (EventFile file = EventFile.begin(folder, 41, CLOCK)) {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("loss/steps", 0.75);
            values.put("learning_rate", 0.05);
            file.write(60, values);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            assertEquals(
                    "events.out.tfevents.1767323045.stagecraft."
                            + ProcessHandle.current().pid(),
                    all.get(0).getFileName().toString());
            return Files.readAllBytes(all.get(0));
        }
    }

    /** The same bytes as TensorBoard's own {@code RecordWriter} of tensorboard 2.21 gives for this event. */
    @Test
    void theFirstRecordIsTensorBoards() throws IOException {
        byte[] expected = HexFormat.of()
                .parseHex("1800000000000000a37f4b220900006069cd55da411a0d627261696e2e4576656e743a32fd0d1243");
        assertArrayEquals(expected, Arrays.copyOf(written(), expected.length));
    }

    /** Whoever resumes in the same second begins another file, or TensorBoard would not forget what was written before. */
    @Test
    void eachStartIsAFile() throws IOException {
        EventFile.begin(folder, 1, CLOCK).close();
        EventFile.begin(folder, 7, CLOCK).close();
        EventFile.begin(folder, 9, CLOCK).close();
        String name = "events.out.tfevents.1767323045.stagecraft."
                + ProcessHandle.current().pid();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(name, name + ".1", name + ".2"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void eventsHaveTheirNumbers() throws IOException {
        ByteBuffer records = ByteBuffer.wrap(written()).order(ByteOrder.LITTLE_ENDIAN);
        UnknownFieldSet version = event(records);
        assertEquals(
                "brain.Event:2",
                version.getField(3).getLengthDelimitedList().get(0).toStringUtf8());
        UnknownFieldSet start = event(records);
        assertEquals(41, start.getField(2).getVarintList().get(0));
        UnknownFieldSet status = UnknownFieldSet.parseFrom(
                start.getField(7).getLengthDelimitedList().get(0));
        assertEquals(1, status.getField(1).getVarintList().get(0));
        UnknownFieldSet numbers = event(records);
        assertEquals(60, numbers.getField(2).getVarintList().get(0));
        assertEquals(
                1767323045.5,
                Double.longBitsToDouble(numbers.getField(1).getFixed64List().get(0)));
        Summary summary =
                Summary.parseFrom(numbers.getField(5).getLengthDelimitedList().get(0));
        assertEquals("learning_rate", summary.getValue(1).getTag());
        assertEquals(0.05f, summary.getValue(1).getSimpleValue());
        assertEquals(0, records.remaining());
    }

    private static UnknownFieldSet event(ByteBuffer records) throws IOException {
        byte[] message = new byte[(int) records.getLong()];
        records.getInt();
        records.get(message);
        records.getInt();
        return UnknownFieldSet.parseFrom(message);
    }
}
