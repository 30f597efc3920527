package dev.stagecraft.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tensor of a file goes where in a network.
 *
 * @param tensors what is loaded, in the network's order; the head is left out where the file has it for other classes, or not at all
 * @param head what becomes of the head
 * @param misfits why the file does not fit; empty if it does
 * @param cause what the file is instead, as a sentence, if that can be told
 */
public record WeightsMatch(
        Map<NetworkTensor, TensorInfo> tensors, HeadFit head, List<Misfit> misfits, Optional<String> cause) {
    private static final int SHOWN = 8;

    public WeightsMatch {
        misfits = List.copyOf(misfits);
    }

    /**
     * Compares.
     *
     * @param network the tensors that it needs
     * @param file the tensors that the file has
     */
    public static WeightsMatch of(List<NetworkTensor> network, Collection<TensorInfo> file) {
        return new Matcher(network, file).match();
    }

    /** Whether the file fits. */
    public boolean fits() {
        return misfits.isEmpty();
    }

    /** Why it does not fit, in one line that follows the file's name: what does not fit first, how much does not, and the likely cause. */
    public String fault() {
        Misfit first = misfits.get(0);
        String others = misfits.size() == 1 ? "" : " (the first of " + misfits.size() + " tensors that do not fit)";
        return "does not fit the network: " + first.sentence() + others
                + cause.map(sentence -> ". " + sentence).orElse("") + ".";
    }

    /** A line for each misfit; of many the first, and how many more there are. */
    public List<String> lines() {
        Stream<String> shown = misfits.stream().limit(SHOWN).map(Misfit::sentence);
        Stream<String> more =
                misfits.size() > SHOWN ? Stream.of("and " + (misfits.size() - SHOWN) + " more") : Stream.empty();
        return Stream.concat(shown, more).toList();
    }

    /** Matches names first, then shapes. */
    private static final class Matcher {
        /** How many batches a normalization has seen: nothing that a network needs. */
        private static final String COUNTER = ".num_batches_tracked";

        private final List<NetworkTensor> network;
        private final Map<String, TensorInfo> rest = new LinkedHashMap<>();
        private final Naming naming;
        private final Collection<TensorInfo> file;
        private final Map<NetworkTensor, TensorInfo> tensors = new LinkedHashMap<>();
        private final List<Misfit> misfits = new ArrayList<>();

        Matcher(List<NetworkTensor> network, Collection<TensorInfo> file) {
            this.network = network;
            this.file = file;
            file.stream().filter(info -> !info.name().endsWith(COUNTER)).forEach(info -> rest.put(info.name(), info));
            naming = Naming.of(network, rest.keySet());
        }

        WeightsMatch match() {
            network.stream().filter(tensor -> !tensor.isHead()).forEach(this::take);
            HeadFit head = head();
            rest.values().forEach(info -> misfits.add(new Misfit.LeftOver(info)));
            Optional<String> cause = misfits.isEmpty() ? Optional.empty() : Cause.of(network, file);
            return new WeightsMatch(tensors, head, misfits, cause);
        }

        private void take(NetworkTensor tensor) {
            take(tensor, naming.name(tensor));
        }

        private void take(NetworkTensor tensor, String name) {
            TensorInfo published = naming.published(tensor, ElementType.F32);
            TensorInfo found = rest.remove(name);
            if (found == null) {
                misfits.add(new Misfit.Missing(tensor, published));
            } else if (!found.shape().holdsSameAs(tensor.shape())) {
                misfits.add(new Misfit.OtherShape(tensor, published, found));
            } else if (!found.type().isReal()) {
                misfits.add(new Misfit.OtherType(tensor, found));
            } else {
                tensors.put(tensor, found);
            }
        }

        private HeadFit head() {
            List<NetworkTensor> parts =
                    network.stream().filter(NetworkTensor::isHead).toList();
            Optional<NetworkTensor> weight =
                    parts.stream().filter(part -> part.part().equals("weight")).findFirst();
            Optional<String> layer = weight.flatMap(this::headOfFile);
            if (layer.isEmpty()) {
                return new HeadFit.Absent();
            }
            TensorInfo found = rest.get(layer.get() + ".weight");
            long classes = weight.get().shape().length(0);
            boolean isForOtherClasses = found.shape().rank() >= 2
                    && found.shape().length(1) == weight.get().shape().length(1)
                    && found.shape().length(0) != classes;
            if (isForOtherClasses) {
                parts.forEach(part -> rest.remove(layer.get() + "." + part.part()));
                return new HeadFit.OtherClasses(classes, found.shape().length(0));
            }
            parts.forEach(part -> take(part, layer.get() + "." + part.part()));
            return new HeadFit.Loaded();
        }

        /** The layer of the usual name; or the only one that is left, if it takes what the network's takes. */
        private Optional<String> headOfFile(NetworkTensor weight) {
            String usual = naming.published(weight.layer());
            if (rest.containsKey(usual + ".weight")) {
                return Optional.of(usual);
            }
            List<String> layers = rest.keySet().stream()
                    .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                    .distinct()
                    .toList();
            return layers.stream()
                    .filter(only -> layers.size() == 1 && rest.containsKey(only + ".weight"))
                    .filter(only -> {
                        TensorShape shape = rest.get(only + ".weight").shape();
                        return shape.rank() >= 2
                                && shape.length(1) == weight.shape().length(1);
                    })
                    .findFirst();
        }
    }
}
