/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.record;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.zip.CRC32C;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.tensorflow.framework.Summary;

/**
 * A file of events for TensorBoard: messages {@code tensorflow.Event} of {@code tensorflow/core/util/event.proto} in the records of {@code
 * tensorflow/core/lib/io/record_writer.h}. ND4J brings the generated class of {@code Summary}, and none of {@code Event}, of which five fields are written
 * here.
 */
public final class EventFile implements Closeable {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_LOG_STATUS = 1;
    private static final int SESSION_LOG_START = 1;

    /** What the format adds to a checksum that is turned by 15 bits, so that checksums of checksums are none. */
    private static final int MASK = 0xa282ead8;

    private final FileChannel channel;
    private final Clock clock;

    private EventFile(FileChannel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** Something of an event. */
    @FunctionalInterface
    private interface Content {
        void writeTo(CodedOutputStream event) throws IOException;
    }

    /**
     * Begins a file. TensorBoard forgets what files before it say of this step and of those behind it: the training that wrote them was killed.
     *
     * @param folder where it is written, beside those of earlier starts
     * @param step the first
     * @param clock for the times of events
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static EventFile begin(Path folder, long step, Clock clock) throws IOException {
        String name = "events.out.tfevents." + clock.instant().getEpochSecond() + ".stagecraft."
                + ProcessHandle.current().pid();
        EventFile file = new EventFile(open(folder.resolve(name)), clock);
        file.write(0, event -> event.writeString(FILE_VERSION, "brain.Event:2"));
        file.write(step, event -> {
            event.writeTag(SESSION_LOG, 2);
            event.writeUInt32NoTag(2);
            event.writeEnum(SESSION_LOG_STATUS, SESSION_LOG_START);
        });
        return file;
    }

    /** A file of this name, or with a number behind it where this process began one in this very second. */
    private static FileChannel open(Path file) throws IOException {
        Path free = file;
        for (int number = 1; ; number++) {
            try {
                return FileChannel.open(free, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                free = file.resolveSibling(file.getFileName() + "." + number);
            }
        }
    }

    /**
     * Writes some numbers of a step.
     *
     * @param step its number
     * @param values by their names, with a slash behind the name of a group
     * @throws IOException if they cannot be written
     */
    public void write(long step, Map<String, Double> values) throws IOException {
        Summary.Builder summary = Summary.newBuilder();
        values.forEach((name, value) ->
                summary.addValue(Summary.Value.newBuilder().setTag(name).setSimpleValue(value.floatValue())));
        byte[] message = summary.build().toByteArray();
        write(step, event -> event.writeByteArray(SUMMARY, message));
    }

    private void write(long step, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream event = CodedOutputStream.newInstance(bytes);
        event.writeDouble(WALL_TIME, clock.millis() / 1e3);
        if (step != 0) {
            event.writeInt64(STEP, step);
        }
        content.writeTo(event);
        event.flush();
        write(bytes.toByteArray());
    }

    /** A record: the length, its checksum, the bytes, and their checksum. */
    private void write(byte[] message) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + message.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        entry.putLong(message.length);
        entry.putInt(checksum(entry.array(), Long.BYTES));
        entry.put(message);
        entry.putInt(checksum(message, message.length));
        entry.flip();
        while (entry.hasRemaining()) {
            channel.write(entry);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
