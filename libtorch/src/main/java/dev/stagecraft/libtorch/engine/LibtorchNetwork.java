/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.SoftmaxCrossEntropy;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.Batch;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.UpdateSegment;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network on a device of libtorch's. */
final class LibtorchNetwork implements EngineNetwork {
    private final NetworkProgram program;
    private final EngineSettings settings;
    private final Session session;
    private final Parameters parameters;
    private final Execution execution;
    private final Updater updater;
    private final SoftmaxCrossEntropy loss;

    LibtorchNetwork(NetworkProgram program, EngineSettings settings, Session session, Tools tools) {
        this.program = program;
        this.settings = settings;
        this.session = session;
        this.parameters = new Parameters(session, program.length(), tools.mapType());
        Masks masks = new Masks(settings.seed());
        List<Part> parts = program.nodes().stream()
                .map(node -> Parts.of(node, tools, parameters, masks))
                .toList();
        this.execution = new Execution(program, parts, tools);
        this.updater = new Updater(tools, parameters);
        this.loss = new SoftmaxCrossEntropy(session);
    }

    @Override
    public String description() {
        return "libtorch " + session.libtorch().version() + " on " + session.device() + " in "
                + settings.arithmetic().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void writeParameters(FloatBuffer values) {
        parameters.write(values);
    }

    @Override
    public void readParameters(FloatBuffer target) {
        parameters.read(target);
    }

    @Override
    public void writeState(FloatBuffer values) {
        updater.write(values);
    }

    @Override
    public void readState(FloatBuffer target) {
        updater.read(target);
    }

    @Override
    public void readGradients(FloatBuffer target) {
        parameters.readGradients(target);
    }

    @Override
    public List<Batch> infer(Batch images) {
        parameters.narrow();
        try (Tensor input = Batches.write(images, session)) {
            List<Tensor> results = execution.forward(input, false, 0, (id, value) -> {});
            try {
                return results.stream().map(Batches::read).toList();
            } finally {
                results.forEach(Tensor::close);
            }
        }
    }

    @Override
    public Map<Integer, Batch> activations(Batch images) {
        parameters.narrow();
        Map<Integer, Batch> activations = new HashMap<>();
        try (Tensor input = Batches.write(images, session)) {
            execution
                    .forward(input, false, 0, (id, value) -> activations.put(id, Batches.read(value)))
                    .forEach(Tensor::close);
        }
        return activations;
    }

    @Override
    public double gradients(Batch images, Batch labels, long step) {
        try {
            return computeGradients(images, labels, step);
        } finally {
            execution.forget();
        }
    }

    @Override
    public double train(Batch images, Batch labels, long step, List<UpdateSegment> update) {
        try {
            double before = computeGradients(images, labels, step);
            updater.step(update);
            execution.learnStatistics();
            return before;
        } finally {
            execution.forget();
        }
    }

    private double computeGradients(Batch images, Batch labels, long step) {
        int result = Trainable.classifier(program, labels);
        parameters.narrow();
        try (Tensor input = Batches.write(images, session);
                Tensor wanted = Batches.write(labels, session);
                Tensor logits =
                        execution.forward(input, true, step, (id, value) -> {}).get(0);
                Tensor logarithms = loss.logProbabilities(logits)) {
            execution.backward(result, loss.backward(logarithms, wanted));
            try (Tensor value = loss.loss(logarithms, wanted)) {
                return value.floats()[0];
            }
        }
    }

    @Override
    public void close() {
        execution.close();
        updater.close();
        parameters.close();
        session.close();
    }
}
