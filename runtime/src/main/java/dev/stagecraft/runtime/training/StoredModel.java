/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A file that {@link ModelArchive} or Deeplearning4j wrote. Opening it reads every entry to its checksum and keeps the texts; of the
 * arrays only the lengths, so that memory is taken for what is there. Java objects, which Deeplearning4j's files may hold, are passed over.
 */
final class StoredModel implements Closeable {
    private static final String NO_SEAL = "its checksum is wrong or missing";
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_TEXT = 32 << 20;

    /** What is unpacked may be larger than the file by this factor, beyond an allowance: moments of an updater may all be zero. */
    private static final int LARGEST_RATIO = 100;

    private static final long ALLOWANCE = 64 << 20;

    private final FileChannel channel;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> lengths = new HashMap<>();

    private StoredModel(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a file.
     *
     * @throws DamagedFileException if it is not as it was written
     */
    static StoredModel open(Path file) throws IOException {
        StoredModel model = new StoredModel(FileChannel.open(file, StandardOpenOption.READ));
        try {
            if (Seal.isPresent(model.channel)) {
                model.requireIntact();
            } else {
                requireDirectory(file);
            }
            model.readTexts();
            return model;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Opens a file that {@link ModelArchive} wrote.
     *
     * @throws DamagedFileException if it is not as it was written
     */
    static StoredModel openSealed(Path file) throws IOException {
        StoredModel model = open(file);
        try {
            if (!Seal.isPresent(model.channel)) {
                throw new DamagedFileException(NO_SEAL);
            }
            return model;
        } catch (IOException e) {
            model.close();
            throw e;
        }
    }

    String configuration() {
        return texts.get(ModelSerializer.CONFIGURATION_JSON);
    }

    Map<String, String> notes() throws DamagedFileException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(texts.getOrDefault(ModelArchive.NOTES, "")));
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedFileException("its " + ModelArchive.NOTES + " is no list of properties", e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    /** The network's parameters, if they are what is expected. */
    INDArray parameters(StoredArray.Expected expected) throws IOException {
        return array(ModelSerializer.COEFFICIENTS_BIN, expected);
    }

    Optional<INDArray> updaterState() throws IOException {
        return lengths.containsKey(ModelSerializer.UPDATER_BIN)
                ? Optional.of(array(ModelSerializer.UPDATER_BIN, StoredArray.Expected.ANYTHING))
                : Optional.empty();
    }

    /** What the steps of a recipe kept, by the names of their entries. */
    Map<String, INDArray> others() throws IOException {
        Map<String, INDArray> others = new HashMap<>();
        for (String name : ModelArchive.OTHERS) {
            if (lengths.containsKey(name)) {
                others.put(name, array(name, StoredArray.Expected.ANYTHING));
            }
        }
        return others;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void requireIntact() throws IOException {
        if (!Seal.isIntact(channel)) {
            throw new DamagedFileException(NO_SEAL);
        }
    }

    /** A file that was cut off has no directory, though its entries may be whole. */
    private static void requireDirectory(Path file) throws IOException {
        try {
            FileSystems.newFileSystem(file).close();
        } catch (ProviderNotFoundException | ZipException | EOFException | IllegalArgumentException e) {
            throw new DamagedFileException("it is no zip file, or is cut off or damaged", e);
        }
    }

    private void readTexts() throws IOException {
        long[] left = {ALLOWANCE + LARGEST_RATIO * channel.size()};
        try (ZipInputStream zip = entries()) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                boolean isText = ModelArchive.TEXTS.contains(entry.getName());
                long length = pass(zip, isText ? text : OutputStream.nullOutputStream(), isText, left);
                if (isText) {
                    texts.put(entry.getName(), text.toString(StandardCharsets.UTF_8));
                }
                boolean isKnown = isText || ModelArchive.ARRAYS.contains(entry.getName());
                if (isKnown && lengths.put(entry.getName(), length) != null) {
                    throw new DamagedFileException("it has two entries " + entry.getName());
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new DamagedFileException("it is no zip file, or is cut off or damaged", e);
        }
        if (configuration() == null || !lengths.containsKey(ModelSerializer.COEFFICIENTS_BIN)) {
            throw new DamagedFileException(
                    "it has no " + ModelSerializer.CONFIGURATION_JSON + " or no " + ModelSerializer.COEFFICIENTS_BIN);
        }
        ConfigurationText.requireSound(configuration());
    }

    /** Copies an entry, to whose end its checksum is compared. */
    private static long pass(InputStream entry, OutputStream copy, boolean isText, long[] left) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        for (int count = entry.read(buffer); count >= 0; count = entry.read(buffer)) {
            length += count;
            left[0] -= count;
            if (left[0] < 0) {
                throw new DamagedFileException("it unpacks to more than " + LARGEST_RATIO + " times its size");
            }
            if (isText && length > LONGEST_TEXT) {
                throw new DamagedFileException(
                        "it has a text of more than " + (LONGEST_TEXT >> 20) + " MiB, which no network needs");
            }
            copy.write(buffer, 0, count);
        }
        return length;
    }

    private INDArray array(String name, StoredArray.Expected expected) throws IOException {
        try (ZipInputStream zip = entries()) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return StoredArray.read(name, new BufferedInputStream(zip, BUFFER), lengths.get(name), expected);
                }
            }
        } catch (ZipException | EOFException e) {
            throw new DamagedFileException("it is no zip file, or is cut off or damaged", e);
        }
        throw new DamagedFileException("it has no " + name);
    }

    /** Closing it must leave the file open. */
    private ZipInputStream entries() throws IOException {
        channel.position(0);
        InputStream file = Channels.newInputStream(channel);
        return new ZipInputStream(new BufferedInputStream(file, BUFFER) {
            @Override
            public void close() {
                // Left to the model.
            }
        });
    }
}
