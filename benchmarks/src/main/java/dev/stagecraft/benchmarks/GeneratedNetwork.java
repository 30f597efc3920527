/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.declared.Declaration;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.fault.UnsupportedException;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What the processor made of a declaration: what all others are compared with. */
record GeneratedNetwork(NetworkDefinition definition, NetworkSummary summary) {
    static GeneratedNetwork of(ComparedNetwork network) throws Exception {
        Optional<NetworkDefinition> compiled = Declaration.onClassPath();
        if (compiled.isPresent()) {
            return new GeneratedNetwork(compiled.get(), compiled.get().summary());
        }
        try (Declaration declaration = network.declaration()) {
            NetworkDefinition definition = declaration.load();
            return new GeneratedNetwork(definition, definition.summary());
        }
    }

    static Ratio.Work work(Task task, Execution execution, Precision precision) throws Exception {
        // PyTorch computes in bfloat16 on any CPU, and its script says where that is slow.
        if (execution != Execution.LIBTORCH && !precision.isAvailable()) {
            throw new UnavailableException("this CPU does not compute in bfloat16: it has neither AVX512_BF16 nor AMX");
        }
        GeneratedNetwork generated = of(task.network());
        ComputationGraph network = create(
                generated.definition,
                NetworkOptions.defaults().withExecution(execution).withPrecision(precision));
        DataSet data = generated.data(task.batch());
        return task.kind().isTraining()
                ? () -> network.fit(data)
                : inference(network, execution, precision, data.getFeatures());
    }

    private static ComputationGraph create(NetworkDefinition definition, NetworkOptions options)
            throws UnavailableException {
        if (options.execution() != Execution.LIBTORCH) {
            return definition.create(options);
        }
        try {
            return definition.create(options.withDevice("cpu"));
        } catch (UnsupportedException noEngine) {
            throw new UnavailableException(noEngine.getMessage());
        }
    }

    /** With everything folded in, or as Deeplearning4j alone does it. */
    private static Ratio.Work inference(
            ComputationGraph network, Execution execution, Precision precision, INDArray images) {
        if (execution == Execution.DEEPLEARNING4J) {
            return () -> network.outputSingle(images);
        }
        // Not closed: the process that measures ends with it.
        InferenceNetwork inference = InferenceNetwork.of(
                network, InferenceOptions.defaults().withExecution(execution).withPrecision(precision));
        return () -> inference.output(images);
    }

    /** Random images with labels of ten classes. */
    DataSet data(int batch) {
        INDArray images = Nd4j.rand(DataType.FLOAT, summary.input().ofBatch(batch));
        INDArray labels = Nd4j.zeros(summary.output().ofBatch(batch));
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % 10, 1);
        }
        return new DataSet(images, labels);
    }
}
