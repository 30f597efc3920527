package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.DjlNetwork.Design;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How many times as long others take as a generated network: Deeplearning4j's own layers, for the same network, and the Deep Java
 * Library with PyTorch, for one of its blocks.
 */
final class Speed implements AutoCloseable {
    private static final int STOCK_ROUNDS = 3;
    private static final int PEER_ROUNDS = 9;

    private final String name;
    private final NetworkDefinition definition;
    private final DataSet data;
    private final ComputationGraph fused;

    private Speed(String name, Declaration declaration, int batch) throws Exception {
        this.name = name + "-batch-" + batch;
        definition = declaration.load();
        data = data(definition, batch);
        fused = network(Execution.FUSED);
        fused.fit(data);
        fused.fit(data);
    }

    static void run() throws Exception {
        compare("resnet20", Declaration.cifar(3, ""), 128, new Design(true, 1, 64, false));
        compare("resnet50", Declaration.resNet50("", ""), 8, new Design(false, 1, 64, false));
        compare("se-resnet50", Declaration.resNet50("", "@SqueezeExcitation"), 8, new Design(false, 1, 64, true));
        compare(
                "resnext50",
                Declaration.resNet50(", groups = 32, baseWidth = 4", ""),
                8,
                new Design(false, 32, 4, false));
    }

    private static void compare(String name, Declaration declaration, int batch, Design peer) throws Exception {
        try (declaration;
                Speed speed = new Speed(name, declaration, batch)) {
            speed.againstPeer(peer, batch);
            speed.againstStock();
        }
    }

    private void againstPeer(Design design, int batch) throws Exception {
        try (DjlNetwork peer = new DjlNetwork(design, batch)) {
            peer.train();
            peer.train();
            Ratio.print("train-" + name + "-against-djl", PEER_ROUNDS, peer::train, () -> fused.fit(data));
        }
    }

    private void againstStock() throws Exception {
        ComputationGraph stock = network(Execution.STOCK);
        stock.fit(data);
        Ratio.print("train-" + name + "-against-stock", STOCK_ROUNDS, () -> stock.fit(data), () -> fused.fit(data));
        INDArray images = data.getFeatures();
        Ratio.print(
                "infer-" + name + "-against-stock",
                STOCK_ROUNDS,
                () -> stock.outputSingle(images),
                () -> fused.outputSingle(images));
        stock.close();
    }

    private ComputationGraph network(Execution execution) {
        return definition.create(NetworkOptions.defaults().withExecution(execution));
    }

    private static DataSet data(NetworkDefinition definition, int batch) {
        INDArray images = Nd4j.rand(DataType.FLOAT, definition.summary().input().ofBatch(batch));
        INDArray labels = Nd4j.zeros(definition.summary().output().ofBatch(batch));
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % 10, 1);
        }
        return new DataSet(images, labels);
    }

    @Override
    public void close() throws IOException {
        fused.close();
    }
}
