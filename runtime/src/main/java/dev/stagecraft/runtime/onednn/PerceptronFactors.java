/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Gating;
import dev.stagecraft.runtime.update.FlatValues;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.post_ops;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The perceptron of a CBAM: two dense layers of oneDNN's, which do what follows their sums too, and loops over the few numbers between them. The second
 * layer is linear and sees the mean of both paths, so that the logit is twice its sum.
 */
final class PerceptronFactors implements GateFactors {
    private static final int PATHS = 2;

    private final Gating.Perceptron gating;
    private final Recent<Long, Kernels> kernels = new Recent<>(this::kernels);

    private record Kernels(DenseKernels squeeze, DenseKernels expand) implements Resource {
        @Override
        public void close() {
            squeeze.close();
            expand.close();
        }
    }

    PerceptronFactors(Gating.Perceptron gating) {
        this.gating = gating;
    }

    private Kernels kernels(long images) {
        post_ops rectifier = new post_ops();
        rectifier.append_eltwise(algorithm.eltwise_relu, 0, 0);
        post_ops sigmoidOfTwice = new post_ops();
        sigmoidOfTwice.append_eltwise(algorithm.eltwise_linear, PATHS, 0);
        sigmoidOfTwice.append_eltwise(algorithm.eltwise_logistic, 0, 0);
        return new Kernels(
                new DenseKernels(PATHS * images, gating.channels(), gating.squeezed(), rectifier),
                new DenseKernels(images, gating.squeezed(), gating.channels(), sigmoidOfTwice));
    }

    @Override
    public List<PoolKind> pools() {
        return List.of(PoolKind.MEAN, PoolKind.MAXIMUM);
    }

    @Override
    public INDArray forward(Map<String, INDArray> parameters, INDArray pooled, LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.FF_WORKING_MEM;
        long images = pooled.size(0) / PATHS;
        Kernels made = kernels.get(images);
        INDArray mean = mean(hidden(made, parameters, pooled, memory, workspaces), memory, workspaces);
        INDArray factors = create(images, gating.channels(), ArrayType.ACTIVATIONS, workspaces);
        INDArray bias = parameters.get(gating.expandBias().key());
        made.expand().forward(mean, parameters.get(gating.expand().key()), bias, factors);
        return factors;
    }

    @Override
    public INDArray backward(
            Map<String, INDArray> parameters,
            INDArray pooled,
            INDArray factors,
            INDArray ofFactors,
            Map<String, INDArray> ofParameters,
            LayerWorkspaceMgr workspaces) {
        ArrayType memory = ArrayType.BP_WORKING_MEM;
        long images = factors.size(0);
        Kernels made = kernels.get(images);
        INDArray hidden = hidden(made, parameters, pooled, memory, workspaces);
        INDArray mean = mean(hidden, memory, workspaces);

        INDArray ofSums = create(images, gating.channels(), memory, workspaces);
        throughSigmoidOfTwice(factors, ofFactors, ofSums);
        INDArray ofMean = create(images, gating.squeezed(), memory, workspaces);
        made.expand().inputGradient(ofSums, parameters.get(gating.expand().key()), ofMean);
        made.expand()
                .parameterGradients(
                        mean,
                        ofSums,
                        ofParameters.get(gating.expand().key()),
                        ofParameters.get(gating.expandBias().key()));

        INDArray ofHidden = create(PATHS * images, gating.squeezed(), memory, workspaces);
        throughMeanAndRectifier(hidden, ofMean, ofHidden);
        INDArray ofPooled = create(PATHS * images, gating.channels(), memory, workspaces);
        made.squeeze().inputGradient(ofHidden, parameters.get(gating.squeeze().key()), ofPooled);
        made.squeeze()
                .parameterGradients(
                        pooled,
                        ofHidden,
                        ofParameters.get(gating.squeeze().key()),
                        ofParameters.get(gating.squeezeBias().key()));
        return ofPooled;
    }

    private INDArray hidden(
            Kernels made,
            Map<String, INDArray> parameters,
            INDArray pooled,
            ArrayType memory,
            LayerWorkspaceMgr workspaces) {
        INDArray hidden = create(pooled.size(0), gating.squeezed(), memory, workspaces);
        INDArray bias = parameters.get(gating.squeezeBias().key());
        made.squeeze().forward(pooled, parameters.get(gating.squeeze().key()), bias, hidden);
        return hidden;
    }

    private static INDArray mean(INDArray hidden, ArrayType memory, LayerWorkspaceMgr workspaces) {
        INDArray mean = create(hidden.size(0) / PATHS, hidden.size(1), memory, workspaces);
        FloatBuffer from = FlatValues.of(hidden);
        FloatBuffer to = FlatValues.of(mean);
        for (int i = 0; i < to.capacity(); i++) {
            to.put(i, (from.get(i) + from.get(to.capacity() + i)) / PATHS);
        }
        Reference.reachabilityFence(hidden);
        return mean;
    }

    private static void throughSigmoidOfTwice(INDArray factors, INDArray ofFactors, INDArray ofSums) {
        FloatBuffer values = FlatValues.of(factors);
        FloatBuffer from = FlatValues.of(ofFactors);
        FloatBuffer to = FlatValues.of(ofSums);
        for (int i = 0; i < to.capacity(); i++) {
            float factor = values.get(i);
            to.put(i, PATHS * from.get(i) * factor * (1 - factor));
        }
        Reference.reachabilityFence(factors);
        Reference.reachabilityFence(ofFactors);
        Reference.reachabilityFence(ofSums);
    }

    private static void throughMeanAndRectifier(INDArray hidden, INDArray ofMean, INDArray ofHidden) {
        FloatBuffer values = FlatValues.of(hidden);
        FloatBuffer from = FlatValues.of(ofMean);
        FloatBuffer to = FlatValues.of(ofHidden);
        for (int i = 0; i < to.capacity(); i++) {
            to.put(i, values.get(i) > 0 ? from.get(i % from.capacity()) / PATHS : 0);
        }
        Reference.reachabilityFence(hidden);
        Reference.reachabilityFence(ofMean);
        Reference.reachabilityFence(ofHidden);
    }

    private static INDArray create(long rows, long columns, ArrayType memory, LayerWorkspaceMgr workspaces) {
        return workspaces.createUninitialized(memory, DataType.FLOAT, new long[] {rows, columns}, 'c');
    }

    @Override
    public void close() {
        kernels.close();
    }
}
