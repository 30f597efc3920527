/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import dev.stagecraft.weights.InvalidWeightsException;
import dev.stagecraft.weights.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The weights of a ResNet of {@code keras.applications}, version 1 or 2, with the names, shapes and order of PyTorch. It reads what
 * {@code model.save} writes into {@code model.keras} and {@code model.h5}, and {@code model.save_weights} into {@code model.weights.h5} or, with
 * {@code max_shard_size}, {@code model.weights.json} and the files that this names; of Keras 2 and 3.
 *
 * <p>The file is mapped into memory, and stays so until nothing refers to it any more.
 */
public final class KerasFile {
    private static final String SAVE_AGAIN = ": save the model again with Keras's model.save(\"model.h5\").";

    private final Path file;
    private final Map<TensorInfo, Variable> tensors;

    private KerasFile(Path file, Map<TensorInfo, Variable> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /** Whether a file is one of Keras's, or any of HDF5, judged by its content; false where there is no such file. */
    public static boolean isOne(Path file) throws IOException {
        return Container.of(file).isPresent();
    }

    /**
     * Opens a file and reads what it contains, but for the values.
     *
     * @throws InvalidWeightsException if it is damaged, or no file of Keras's
     * @throws IOException if it cannot be read
     */
    public static KerasFile open(Path file) throws IOException {
        Optional<Container> container = Container.of(file);
        if (container.isEmpty()) {
            throw new InvalidWeightsException(file, Container.DAMAGED);
        }
        List<MappedStorage> storages = new ArrayList<>();
        for (Container.Part part : container.get().parts(file)) {
            storages.add(sound(part.file(), part.bytes(), MappedStorage::new));
        }
        List<Variable> variables = sound(file, storages, Variables::of);
        require(file, variables);
        return new KerasFile(file, sound(file, variables, KerasFile::tensors));
    }

    /** Where each tensor is, of which all values are known to be there. */
    private static Map<TensorInfo, Variable> tensors(List<Variable> variables) {
        variables.forEach(variable -> variable.values().values());
        return Tensors.of(variables);
    }

    /** The result of reading something, or what is wrong with the file in one sentence, whatever jhdf makes of it. */
    private static <T, R> R sound(Path file, T argument, Function<T, R> reading) throws InvalidWeightsException {
        try {
            return reading.apply(argument);
        } catch (ForeignFileException e) {
            throw new InvalidWeightsException(file, e.getMessage() + SAVE_AGAIN, e);
        } catch (RuntimeException | StackOverflowError e) {
            throw new InvalidWeightsException(file, Container.DAMAGED, e);
        }
    }

    /** What the file has. */
    public List<TensorInfo> tensors() {
        return List.copyOf(tensors.keySet());
    }

    /**
     * The values of one of its {@link #tensors()}, row by row, little-endian.
     *
     * @throws InvalidWeightsException if the file is damaged
     */
    public ByteBuffer read(TensorInfo tensor) throws InvalidWeightsException {
        return sound(
                file,
                tensors.get(tensor),
                variable -> variable.isKernel()
                        ? KerasKernel.values(variable.values())
                        : KerasKernel.inOrder(variable.values()));
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
