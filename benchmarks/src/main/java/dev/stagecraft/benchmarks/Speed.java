package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** How many times as long Deeplearning4j's own layers take as oneDNN's, for the same network, batch and options. */
final class Speed {
    private Speed() {}

    static void run() throws Exception {
        compare("resnet20-batch-128", Declaration.cifar(3, ""), 128, 5);
        compare("resnet50-batch-8", Declaration.resNet50("", ""), 8, 3);
        compare("se-resnet50-batch-8", Declaration.resNet50("", "@SqueezeExcitation"), 8, 3);
        compare("resnext50-batch-8", Declaration.resNet50(", groups = 32, baseWidth = 4", ""), 8, 3);
    }

    private static void compare(String name, Declaration declaration, int batch, int rounds) throws Exception {
        try (declaration) {
            NetworkDefinition definition = declaration.load();
            ComputationGraph stock = network(definition, Execution.STOCK);
            ComputationGraph fused = network(definition, Execution.FUSED);
            DataSet data = data(definition, batch);
            stock.fit(data);
            fused.fit(data);
            fused.fit(data);
            Ratio.print("train-" + name, rounds, () -> stock.fit(data), () -> fused.fit(data));
            INDArray images = data.getFeatures();
            Ratio.print("infer-" + name, rounds, () -> stock.outputSingle(images), () -> fused.outputSingle(images));
            stock.close();
            fused.close();
        }
    }

    private static ComputationGraph network(NetworkDefinition definition, Execution execution) {
        return definition.create(NetworkOptions.defaults().withExecution(execution));
    }

    private static DataSet data(NetworkDefinition definition, int batch) {
        INDArray images = Nd4j.rand(DataType.FLOAT, definition.summary().input().ofBatch(batch));
        INDArray labels = Nd4j.zeros(definition.summary().output().ofBatch(batch));
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % labels.size(1), 1);
        }
        return new DataSet(images, labels);
    }
}
