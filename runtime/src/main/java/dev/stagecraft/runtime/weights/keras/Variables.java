package dev.stagecraft.runtime.weights.keras;

import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All arrays of real numbers below a group. */
final class Variables {
    /** {@code model.save("model.h5")} has a model's weights beside its optimizer's. */
    private static final String WEIGHTS_OF_MODEL = "model_weights";

    /** Far more than Keras nests models. */
    private static final int DEEPEST = 64;

    private final MappedStorage storage;
    private final LayerName names;
    private final Set<Long> seen = new HashSet<>();
    private final List<Variable> found = new ArrayList<>();

    private Variables(MappedStorage storage) {
        this.storage = storage;
        names = new LayerName(storage);
    }

    /** Those of a model. */
    static List<Variable> of(MappedStorage storage) {
        Variables variables = new Variables(storage);
        Map<String, Long> root =
                new Group(storage, ObjectHeader.readObjectHeader(storage, Group.root(storage))).children();
        Optional<Long> model = Optional.ofNullable(root.get(WEIGHTS_OF_MODEL));
        if (model.isPresent()) {
            variables.add(List.of(), Optional.empty(), model.get());
        } else {
            root.forEach((name, address) -> variables.add(List.of(name), Optional.empty(), address));
        }
        return variables.found.stream()
                .filter(variable -> variable.values().isReal())
                .toList();
    }

    private void add(List<String> path, Optional<String> layer, long address) {
        if (!seen.add(address) || path.size() > DEEPEST) {
            throw new HdfException("A group is in two groups, or in itself");
        }
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, address);
        if (header.hasMessageOfType(DataSpaceMessage.class)) {
            found.add(new Variable(path, layer, new Dataset(storage, header)));
        } else if (!header.hasMessageOfType(DataTypeMessage.class)) {
            Optional<String> name = names.of(header);
            new Group(storage, header).children().forEach((child, at) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(child);
                add(longer, name, at);
            });
        }
    }
}
