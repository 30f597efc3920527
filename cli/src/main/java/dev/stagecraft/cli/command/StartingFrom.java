package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.weights.LoadedWeights;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network whose first weights are those of a file.
 *
 * @param loaded told what was loaded, whenever the network is created
 */
record StartingFrom(NetworkDefinition network, Path weights, Consumer<LoadedWeights> loaded)
        implements NetworkDefinition {
    @Override
    public String name() {
        return network.name();
    }

    @Override
    public ComputationGraphConfiguration configuration(NetworkOptions options) {
        return network.configuration(options);
    }

    @Override
    public NetworkSummary summary() {
        return network.summary();
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return network.preprocessing();
    }

    @Override
    public Optional<String> pretrainedWeights() {
        return network.pretrainedWeights();
    }

    /** @throws UncheckedIOException if the file cannot be read or does not fit */
    @Override
    public ComputationGraph create(NetworkOptions options) {
        ComputationGraph graph = network.create(options);
        try {
            loaded.accept(Weights.load(graph, weights));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return graph;
    }
}
