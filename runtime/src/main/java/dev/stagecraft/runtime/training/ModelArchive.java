package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
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
    private static final String NOTES = "stagecraft.properties";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    private ModelArchive() {}

    /** Whether a file is a zip file with a network's configuration in it; not whether it is whole. */
    static boolean isOne(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(ModelSerializer.CONFIGURATION_JSON) != null;
        } catch (ZipException e) {
            return false;
        }
    }

    static void write(Path file, SavedModel model) throws IOException {
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
            zip.finish();
            stream.flush();
            Seal.close(channel);
        });
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws DamagedFileException if it is not as it was written
     */
    static SavedModel readSealed(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!Seal.isIntact(channel)) {
                throw new DamagedFileException("its checksum is wrong or missing");
            }
            return read(channel);
        }
    }

    /**
     * Reads a file that {@link #write} or Deeplearning4j wrote.
     *
     * @throws DamagedFileException if it is not as it was written
     */
    static SavedModel read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (Seal.isPresent(channel)) {
                return readSealed(file);
            }
            UnsealedZip.check(file);
            return read(channel);
        }
    }

    private static SavedModel read(FileChannel channel) throws IOException {
        channel.position(0);
        try {
            return read(new ZipInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER)));
        } catch (ZipException | EOFException | RuntimeException e) {
            // Nd4j.read wraps what goes wrong in exceptions of no particular type.
            throw new DamagedFileException("its content cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static SavedModel read(ZipInputStream zip) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, INDArray> arrays = new HashMap<>();
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            switch (entry.getName()) {
                case ModelSerializer.CONFIGURATION_JSON, NOTES ->
                    texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                case ModelSerializer.COEFFICIENTS_BIN, ModelSerializer.UPDATER_BIN ->
                    arrays.put(entry.getName(), readArray(zip));
                default -> zip.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (!texts.containsKey(ModelSerializer.CONFIGURATION_JSON)
                || !arrays.containsKey(ModelSerializer.COEFFICIENTS_BIN)) {
            throw new DamagedFileException(
                    "it has no " + ModelSerializer.CONFIGURATION_JSON + " or no " + ModelSerializer.COEFFICIENTS_BIN);
        }
        return new SavedModel(
                texts.get(ModelSerializer.CONFIGURATION_JSON),
                arrays.get(ModelSerializer.COEFFICIENTS_BIN),
                Optional.ofNullable(arrays.get(ModelSerializer.UPDATER_BIN)),
                parse(texts.getOrDefault(NOTES, "")));
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

    private static INDArray readArray(InputStream entry) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(entry, BUFFER));
        INDArray array = Nd4j.read(data);
        // Only at the end of an entry is its checksum compared.
        data.transferTo(OutputStream.nullOutputStream());
        return array;
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

    private static Map<String, String> parse(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
