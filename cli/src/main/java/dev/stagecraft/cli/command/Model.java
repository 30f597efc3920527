package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network with its weights.
 *
 * @param name what it is called in a sentence
 * @param preprocessing how images become its input, if that is known
 * @param standardization what its images are scaled by, if that is known
 * @param classNames in the order of its output, or none
 */
record Model(
        String name,
        ComputationGraph network,
        Optional<Preprocessing> preprocessing,
        Optional<Standardization> standardization,
        List<String> classNames) {
    /** How many classes it tells apart. */
    long classes() {
        return ((FeedForwardLayer) network.getOutputLayer(0).conf().getLayer()).getNOut();
    }

    /** @throws IllegalArgumentException if nobody says how images become its input */
    Preprocessing requirePreprocessing() {
        return preprocessing.orElseThrow(() -> new IllegalArgumentException(
                name + " does not say how an image becomes its input: add @Preprocessing to the network."));
    }
}
