package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The weights of a ResNet of {@code keras.applications}, version 1 or 2, with the names, shapes and order of PyTorch. It reads what
 * {@code model.save("model.h5")} and {@code model.save_weights("model.weights.h5")} write, Keras 2 and 3.
 *
 * <p>The file is mapped into memory, and stays so until nothing refers to it any more.
 */
public final class KerasFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private static final String SAVE_AGAIN = ": save the model again with Keras's model.save(\"model.h5\").";

    private final Path file;
    private final Map<TensorInfo, Variable> tensors;

    private KerasFile(Path file, Map<TensorInfo, Variable> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /** Whether a file is one of HDF5, judged by its first bytes; false where there is no such file. */
    public static boolean isHdf5(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(SIGNATURE.length), SIGNATURE);
        }
    }

    /**
     * Opens a file and reads what it contains, but for the values.
     *
     * @throws InvalidWeightsException if it is damaged, or no file of Keras's
     * @throws IOException if it cannot be read
     */
    public static KerasFile open(Path file) throws IOException {
        List<Variable> variables = sound(file, map(file), bytes -> Variables.of(new MappedStorage(bytes)));
        require(file, variables);
        return new KerasFile(file, sound(file, variables, KerasFile::tensors));
    }

    /** Where each tensor is, of which all values are known to be there. */
    private static Map<TensorInfo, Variable> tensors(List<Variable> variables) {
        variables.forEach(variable -> variable.values().floats());
        return Tensors.of(variables);
    }

    /** The result of reading something, or what is wrong with the file in one sentence, whatever jhdf makes of it. */
    private static <T, R> R sound(Path file, T argument, Function<T, R> reading) throws InvalidWeightsException {
        try {
            return reading.apply(argument);
        } catch (ForeignFileException e) {
            throw new InvalidWeightsException(file, e.getMessage() + SAVE_AGAIN, e);
        } catch (RuntimeException | StackOverflowError e) {
            throw new InvalidWeightsException(file, "is damaged: download it again, or save it again with Keras.", e);
        }
    }

    /** What the file has. */
    public List<TensorInfo> tensors() {
        return List.copyOf(tensors.keySet());
    }

    /**
     * The values of one of its {@link #tensors()}, row by row.
     *
     * @throws InvalidWeightsException if the file is damaged
     */
    public float[] read(TensorInfo tensor) throws InvalidWeightsException {
        return sound(file, tensors.get(tensor), variable -> {
            Dataset values = variable.values();
            return variable.isKernel() ? Kernel.values(values.shape(), values.floats()) : values.copy();
        });
    }

    private static ByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new InvalidWeightsException(
                        file,
                        "has " + channel.size() + " bytes, and a Keras file must have at most 2,147,483,647"
                                + SAVE_AGAIN);
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    private static void require(Path file, List<Variable> variables) throws InvalidWeightsException {
        boolean isUnnamed = variables.stream()
                .anyMatch(variable -> variable.isNumbered() && variable.noted().isEmpty());
        if (isUnnamed) {
            throw new InvalidWeightsException(file, "does not say what its layers are called" + SAVE_AGAIN);
        }
        if (variables.stream().noneMatch(variable -> KerasNames.isKnown(variable.layer()))) {
            throw new InvalidWeightsException(
                    file,
                    "has no layer called as those of Keras's ResNets are (conv2_block1_1_conv): it must be saved from a"
                            + " keras.applications network, ResNet50 to ResNet152 or ResNet50V2 to ResNet152V2.");
        }
    }
}
