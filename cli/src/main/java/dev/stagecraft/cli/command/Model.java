package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
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
    /**
     * How many classes it tells apart.
     *
     * @throws IllegalArgumentException if it gives maps instead
     */
    long classes() {
        Layer last = network.getNumOutputArrays() == 1 ? network.getOutputLayer(0) : null;
        if (last != null && last.conf().getLayer() instanceof FeedForwardLayer output) {
            return output.getNOut();
        }
        throw new IllegalArgumentException(
                name + " is a backbone, which tells no classes apart: name a network with a head.");
    }

    /** @throws IllegalArgumentException if it gives maps, and tells no classes apart */
    void requireClasses() {
        classes();
    }

    /** @throws IllegalArgumentException if nobody says how images become its input */
    Preprocessing requirePreprocessing() {
        return preprocessing.orElseThrow(() -> new IllegalArgumentException(
                name + " does not say how an image becomes its input: add @Preprocessing to the network."));
    }
}
