/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights.keras;

import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All arrays of real numbers of a model, which may be in several files. */
final class Variables {
    /** {@code model.save("model.h5")} has a model's weights beside its optimizer's. */
    private static final String WEIGHTS_OF_MODEL = "model_weights";

    /** Far more than Keras nests models. */
    private static final int DEEPEST = 64;

    private final Map<List<String>, String> names = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    private Variables() {}

    private record Found(List<String> path, Dataset values) {}

    /** Those of a model. */
    static List<Variable> of(List<MappedStorage> files) {
        Variables variables = new Variables();
        files.forEach(file -> new Reading(variables, file).read());
        return variables.found.stream()
                .filter(array -> array.values.isReal())
                .map(array -> new Variable(array.path, variables.name(array.path), array.values))
                .filter(variable -> !variable.isOfOptimizer())
                .toList();
    }

    /** What the group of an array is said to be called. Where the group goes on in another file, only its first part says so. */
    private Optional<String> name(List<String> path) {
        return Optional.ofNullable(names.get(path.subList(0, path.size() - 1)));
    }

    /** One file. */
    private static final class Reading {
        private final Variables variables;
        private final MappedStorage storage;
        private final LayerName layerName;
        private final Set<Long> seen = new HashSet<>();

        Reading(Variables variables, MappedStorage storage) {
            this.variables = variables;
            this.storage = storage;
            layerName = new LayerName(storage);
        }

        void read() {
            Map<String, Long> root =
                    new Group(storage, ObjectHeader.readObjectHeader(storage, Group.root(storage))).children();
            Optional<Long> model = Optional.ofNullable(root.get(WEIGHTS_OF_MODEL));
            if (model.isPresent()) {
                add(List.of(), model.get());
            } else {
                addAll(List.of(), root);
            }
        }

        private void add(List<String> path, long address) {
            if (!seen.add(address) || path.size() > DEEPEST) {
                throw new HdfException("A group is in two groups, or in itself");
            }
            ObjectHeader header = ObjectHeader.readObjectHeader(storage, address);
            if (header.hasMessageOfType(DataSpaceMessage.class)) {
                variables.found.add(new Found(path, new Dataset(storage, header)));
            } else if (!header.hasMessageOfType(DataTypeMessage.class)) {
                layerName.of(header).ifPresent(name -> variables.names.put(path, name));
                addAll(path, new Group(storage, header).children());
            }
        }

        private void addAll(List<String> path, Map<String, Long> children) {
            children.forEach((child, at) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(child);
                add(longer, at);
            });
        }
    }
}
