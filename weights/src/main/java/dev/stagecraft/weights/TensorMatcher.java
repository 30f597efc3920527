/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds a network's tensors in a file: names first, then shapes. */
final class TensorMatcher {
    /** How many batches a normalization has seen: nothing that a network needs. */
    private static final String COUNTER = ".num_batches_tracked";

    private final List<NetworkTensor> network;
    private final Map<String, TensorInfo> rest = new LinkedHashMap<>();
    private final List<Placement> placements;
    private final String prefix;
    private final Naming naming;
    private final Collection<TensorInfo> file;
    private final boolean poolsOverTheEdge;
    private final Map<NetworkTensor, TensorInfo> tensors = new LinkedHashMap<>();
    private final List<Misfit> misfits = new ArrayList<>();

    TensorMatcher(List<NetworkTensor> network, Collection<TensorInfo> file, boolean poolsOverTheEdge) {
        this.network = network;
        this.file = file;
        this.poolsOverTheEdge = poolsOverTheEdge;
        file.stream().filter(info -> !info.name().endsWith(COUNTER)).forEach(info -> rest.put(info.name(), info));
        placements = Placement.of(network, rest.values(), Naming.all(poolsOverTheEdge));
        prefix = placements.get(0).prefix();
        naming = placements.get(0).naming();
    }

    WeightsMatch match() {
        network.stream().filter(tensor -> !tensor.isHead()).forEach(this::take);
        HeadFit head = head();
        rest.values().stream()
                .filter(info -> info.name().startsWith(prefix))
                .forEach(info -> misfits.add(new Misfit.LeftOver(info)));
        if (placements.size() > 1) {
            misfits.clear();
            misfits.add(new Misfit.SeveralPlaces(placements));
        }
        Optional<String> cause = misfits.isEmpty()
                ? Optional.empty()
                : Cause.of(network, file, placements.get(0), misfits)
                        .map(sentence -> poolsOverTheEdge ? sentence : Cause.withPool(sentence));
        return new WeightsMatch(tensors, head, placement(), misfits, cause);
    }

    private Placement placement() {
        return placements
                .get(0)
                .without(rest.keySet().stream()
                        .filter(name -> !name.startsWith(prefix))
                        .toList());
    }

    private void take(NetworkTensor tensor) {
        take(tensor, prefix + naming.name(tensor));
    }

    private void take(NetworkTensor tensor, String name) {
        TensorInfo usual = naming.published(tensor, ElementType.F32);
        TensorInfo published = new TensorInfo(prefix + usual.name(), usual.type(), usual.shape());
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
        if (parts.isEmpty()) {
            return new HeadFit.NotNeeded(leaveOut());
        }
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

    /** Takes away what the file has behind the network's last layer; of what is left a dense layer, if that is all. */
    private List<String> leaveOut() {
        BehindTrunk behind = BehindTrunk.of(network);
        List<String> names = new ArrayList<>(below(name -> behind.has(layer(name))));
        names.forEach(rest::remove);
        List<String> others = below(name -> true);
        List<String> layers = others.stream().map(this::layer).distinct().toList();
        if (layers.size() == 1
                && !BehindTrunk.isInStage(layers.get(0))
                && others.stream().anyMatch(name -> isDense(rest.get(name)))) {
            // A classifier of another name.
            names.addAll(others);
            others.forEach(rest::remove);
        }
        return names;
    }

    private List<String> below(Predicate<String> condition) {
        return rest.keySet().stream()
                .filter(name -> name.startsWith(prefix) && condition.test(name))
                .toList();
    }

    private static boolean isDense(TensorInfo tensor) {
        return tensor.name().endsWith(".weight") && tensor.shape().rank() == 2;
    }

    /** What is called here the layer that has a tensor of the file. */
    private String layer(String name) {
        String relative = name.substring(prefix.length());
        return naming.layer(relative.substring(0, Math.max(0, relative.lastIndexOf('.'))));
    }

    /** The layer of the usual name; or the only one that is left, if it takes what the network's takes. */
    private Optional<String> headOfFile(NetworkTensor weight) {
        String usual = prefix + naming.published(weight.layer());
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
