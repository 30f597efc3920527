/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** ONNX Runtime, with the generated network's layers and weights. */
final class OnnxSession {
    /** Of the range of probabilities. */
    private static final double TOLERANCE = 1e-4;

    private static final int STEPS = 5;

    private final OrtSession session;
    private final Map<String, OnnxTensor> input;

    private OnnxSession(Path file, INDArray images) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(WorkerProcess.threads());
            session = environment.createSession(file.toString(), options);
        }
        OnnxTensor tensor = OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(images.dup('c').data().asFloat()), images.shape());
        input = Map.of(OnnxFormat.IMAGES, tensor);
    }

    static Ratio.Work work(Task task) throws Exception {
        if (task.kind() != Task.Kind.INFER) {
            throw task.unknownTo("onnxruntime");
        }
        GeneratedNetwork generated = GeneratedNetwork.of(task.network());
        DataSet data = generated.data(task.batch());
        ComputationGraph network = generated.definition().create();
        Path file = Files.createTempFile("network", ".onnx");
        try {
            // So that running means and variances are not those of a new network, and probabilities not all alike.
            for (int step = 0; step < STEPS; step++) {
                network.fit(data);
            }
            Export.onnx(network, file);
            OnnxSession session = new OnnxSession(file, data.getFeatures());
            requireEqual(network.outputSingle(data.getFeatures()), session.output());
            return session::output;
        } finally {
            network.close();
            Files.delete(file);
        }
    }

    private static void requireEqual(INDArray ours, float[][] theirs) {
        double difference = ours.sub(Nd4j.create(theirs)).amaxNumber().doubleValue();
        double range = ours.maxNumber().doubleValue() - ours.minNumber().doubleValue();
        System.err.printf(
                "ONNX Runtime's probabilities differ by up to %.1e from ours, which range over %.1e.%n",
                difference, range);
        if (!(difference <= TOLERANCE * range)) {
            throw new IllegalStateException("That is more than " + TOLERANCE + " of the range.");
        }
    }

    /** Probabilities {@code [N, classes]}. */
    private float[][] output() throws OrtException {
        try (OrtSession.Result result = session.run(input, Set.of(OnnxFormat.PROBABILITIES))) {
            return (float[][]) result.get(0).getValue();
        }
    }
}
