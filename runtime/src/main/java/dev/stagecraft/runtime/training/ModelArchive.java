/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The zip file of Deeplearning4j's {@code ModelSerializer}, with an entry for Stagecraft's notes and a {@link Seal}. The
 * same model gives the same bytes. Reading never deserializes Java objects.
 */
final class ModelArchive {
    static final String NOTES = "stagecraft.properties";

    static final Set<String> TEXTS = Set.of(ModelSerializer.CONFIGURATION_JSON, NOTES);
    /** What the steps of a recipe keep. */
    static final List<String> OTHERS = List.of(RecipeSteps.OPTIMIZER, RecipeSteps.AVERAGE, RecipeSteps.BEST);

    static final Set<String> ARRAYS = Stream.concat(
                    Stream.of(ModelSerializer.COEFFICIENTS_BIN, ModelSerializer.UPDATER_BIN), OTHERS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    private ModelArchive() {}

    /** Whether a file is a zip file with a network's configuration in it, or is cut off and begins with one; not whether it is whole. */
    static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(ModelSerializer.CONFIGURATION_JSON) != null;
        } catch (ZipException | EOFException e) {
            return beginsWithConfiguration(file);
        }
    }

    /** The directory, which a file that is cut off lacks, is at its end; a network's configuration is written first. */
    private static boolean beginsWithConfiguration(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            return first != null && first.getName().equals(ModelSerializer.CONFIGURATION_JSON);
        } catch (ZipException | EOFException e) {
            return false;
        }
    }

    static void write(Path file, ModelContent model) throws IOException {
        AtomicFile.write(file, channel -> {
            OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            ZipOutputStream zip = new ZipOutputStream(stream);
            // Weights hardly compress, and a checkpoint must not keep the training waiting.
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.setComment(Seal.BLANK);
            writeText(zip, ModelSerializer.CONFIGURATION_JSON, model.configuration());
            writeText(zip, NOTES, format(model.notes()));
            writeArray(zip, ModelSerializer.COEFFICIENTS_BIN, model.parameters());
            if (model.updaterState().isPresent()) {
                writeArray(
                        zip, ModelSerializer.UPDATER_BIN, model.updaterState().get());
            }
            for (String name : OTHERS) {
                if (model.others().containsKey(name)) {
                    writeArray(zip, name, model.others().get(name));
                }
            }
            zip.finish();
            stream.flush();
            Seal.close(channel);
        });
    }

    /**
     * Reads a file that {@link #write} wrote, with its arrays.
     *
     * @throws DamagedFileException if it is not as it was written
     */
    static ModelContent readSealed(Path file) throws IOException {
        try (StoredModel model = StoredModel.openSealed(file)) {
            return new ModelContent(
                    model.configuration(),
                    model.parameters(StoredArray.Expected.ANYTHING),
                    model.updaterState(),
                    model.notes(),
                    model.others());
        }
    }

    private static void writeText(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void writeArray(ZipOutputStream zip, String name, INDArray array) throws IOException {
        zip.putNextEntry(entry(name));
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip, BUFFER));
        Nd4j.write(array, data);
        data.flush();
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private static String format(Map<String, String> notes) throws IOException {
        Properties properties = new Properties();
        properties.putAll(notes);
        StringWriter writer = new StringWriter();
        properties.store(writer, null);
        // The first line is a comment with the time.
        return writer.toString().lines().skip(1).sorted().collect(Collectors.joining("\n"));
    }
}
