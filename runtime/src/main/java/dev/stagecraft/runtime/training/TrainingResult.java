package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A trained network.
 *
 * @param network the network after the last epoch
 * @param standardization what its images must be scaled by
 * @param history every epoch in order, those before a resumption included
 */
public record TrainingResult(ComputationGraph network, Standardization standardization, List<EpochResult> history) {
    private static final int EVALUATION_BATCH = 128;

    public TrainingResult {
        history = List.copyOf(history);
    }

    /** Classifies these images. */
    public ClassificationReport evaluate(ImageDataset images) {
        return Evaluator.evaluate(network, standardization, images, EVALUATION_BATCH);
    }

    /**
     * Saves the network together with its standardization.
     *
     * @throws IOException if the disk is full or the file cannot be written; a file that was there stays as it was
     */
    public void save(Path file) throws IOException {
        ModelFile.save(network, standardization, file);
    }
}
