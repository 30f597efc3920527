package dev.stagecraft.cli.command;

import dev.stagecraft.cli.progress.Progress;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.training.ClassificationReport;
import dev.stagecraft.runtime.training.Evaluator;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A test of a network that says how far it is. */
record Evaluation(ComputationGraph network, Standardization standardization, int batchSize, Progress progress) {
    Evaluation {
        if (batchSize < 1) {
            throw new IllegalArgumentException("--batch-size is " + batchSize + "; it must be 1 or more.");
        }
    }

    /** Classifies images, a batch at a time. */
    ClassificationReport of(ImageDataset images) {
        return IntStream.iterate(0, start -> start < images.size(), start -> start + batchSize)
                .mapToObj(start -> batch(images, start))
                .reduce(Evaluation::sum)
                .orElseThrow(() -> new IllegalArgumentException("There are no images to test: give at least one."));
    }

    private ClassificationReport batch(ImageDataset images, int start) {
        int end = Math.min(start + batchSize, images.size());
        ImageDataset batch = images.subset(IntStream.range(start, end).toArray());
        ClassificationReport report = Evaluator.evaluate(network, standardization, batch, batchSize);
        progress.advance(batch.size());
        return report;
    }

    private static ClassificationReport sum(ClassificationReport one, ClassificationReport other) {
        int classes = one.classNames().size();
        List<List<Integer>> confusion = IntStream.range(0, classes)
                .mapToObj(row -> IntStream.range(0, classes)
                        .mapToObj(column -> one.confusion().get(row).get(column)
                                + other.confusion().get(row).get(column))
                        .toList())
                .toList();
        return new ClassificationReport(one.classNames(), confusion);
    }
}
