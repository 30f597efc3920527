package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.DjlNetwork.Design;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import java.io.IOException;
import java.util.function.Predicate;
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

    private final NetworkDefinition definition;
    private final DataSet data;
    private final ComputationGraph fused;

    private Speed(Declaration declaration, int batch) throws Exception {
        definition = declaration.load();
        data = data(definition, batch);
        fused = network(Execution.FUSED);
        fused.fit(data);
        fused.fit(data);
    }

    static void run(Predicate<String> isWanted) throws Exception {
        compare(isWanted, "resnet20", Declaration.cifar(3, ""), 128, new Design(true, 1, 64, false));
        compare(isWanted, "resnet50", Declaration.resNet50("", ""), 8, new Design(false, 1, 64, false));
        compare(
                isWanted,
                "se-resnet50",
                Declaration.resNet50("", "@SqueezeExcitation"),
                8,
                new Design(false, 1, 64, true));
        compare(
                isWanted,
                "resnext50",
                Declaration.resNet50(", groups = 32, baseWidth = 4", ""),
                8,
                new Design(false, 32, 4, false));
    }

    private static void compare(
            Predicate<String> isWanted, String name, Declaration declaration, int batch, Design peer) throws Exception {
        String against = name + "-batch-" + batch + "-against-";
        boolean trainsPeer = isWanted.test("train-" + against + "djl");
        boolean trainsStock = isWanted.test("train-" + against + "stock");
        boolean infersStock = isWanted.test("infer-" + against + "stock");
        try (declaration) {
            if (trainsPeer || trainsStock || infersStock) {
                try (Speed speed = new Speed(declaration, batch)) {
                    if (trainsPeer) {
                        speed.train("train-" + against + "djl", peer, batch);
                    }
                    if (trainsStock) {
                        speed.train("train-" + against + "stock");
                    }
                    if (infersStock) {
                        speed.infer("infer-" + against + "stock");
                    }
                }
            }
        }
    }

    private void train(String row, Design design, int batch) throws Exception {
        try (DjlNetwork peer = new DjlNetwork(design, batch)) {
            peer.train();
            peer.train();
            Ratio.print(row, PEER_ROUNDS, peer::train, () -> fused.fit(data));
        }
    }

    private void train(String row) throws Exception {
        ComputationGraph stock = network(Execution.STOCK);
        stock.fit(data);
        Ratio.print(row, STOCK_ROUNDS, () -> stock.fit(data), () -> fused.fit(data));
        stock.close();
    }

    private void infer(String row) throws Exception {
        ComputationGraph stock = network(Execution.STOCK);
        INDArray images = data.getFeatures();
        stock.outputSingle(images);
        fused.outputSingle(images);
        Ratio.print(row, STOCK_ROUNDS, () -> stock.outputSingle(images), () -> fused.outputSingle(images));
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
