package dev.stagecraft.runtime.layers;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scatter.ScatterAdd;
import org.nd4j.linalg.api.ops.random.impl.Range;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Gates whose logits are the sum of what a perceptron makes of the means of the maps and of their maxima. It sees both at
 * once, as a batch of 2 N: the means first.
 */
record ChannelAttentionFunction(long channels) implements FeatureMapFunction {
    static final String SQUEEZE_WEIGHT = "W1";
    static final String SQUEEZE_BIAS = "b1";
    static final String EXPAND_WEIGHT = "W2";
    static final String EXPAND_BIAS = "b2";

    @Override
    public void forward(Map<String, INDArray> parameters, INDArray maps, INDArray result) {
        gates(parameters, hidden(parameters, pooled(maps))).scale(maps, result);
    }

    @Override
    public Map<String, INDArray> backward(
            Map<String, INDArray> parameters, INDArray maps, INDArray resultGradient, INDArray mapGradient) {
        INDArray pooled = pooled(maps);
        INDArray hidden = hidden(parameters, pooled);
        ChannelGates gates = gates(parameters, hidden);
        gates.scale(resultGradient, mapGradient);

        // The same for both paths.
        INDArray logitGradient = gates.logitGradient(maps, resultGradient).reshape('c', images(maps), channels);
        INDArray positive = hidden.gt(0).castTo(maps.dataType());
        INDArray reluGradient = Nd4j.gemm(logitGradient, parameters.get(EXPAND_WEIGHT), false, false);
        INDArray hiddenGradient = byPath(positive)
                .mul(reluGradient.reshape('c', 1, images(maps), hidden.size(1)))
                .reshape('c', hidden.shape());
        INDArray pooledGradient = Nd4j.gemm(hiddenGradient, parameters.get(SQUEEZE_WEIGHT), false, false);
        mapGradient.addi(path(pooledGradient, 0).div(maps.size(1)));
        addMaximumGradient(path(pooledGradient, 1), maps, mapGradient);
        return Map.of(
                SQUEEZE_WEIGHT, Nd4j.gemm(hiddenGradient, pooled, true, false),
                SQUEEZE_BIAS, hiddenGradient.sum(0),
                EXPAND_WEIGHT, Nd4j.gemm(logitGradient, byPath(hidden).sum(0), true, false),
                EXPAND_BIAS, logitGradient.sum(0).muli(2));
    }

    /** The means and the maxima, {@code [2 N, C]}. */
    private INDArray pooled(INDArray maps) {
        return Nd4j.concat(0, maps.mean(1), maps.max(1)).reshape('c', 2 * images(maps), channels);
    }

    private static INDArray hidden(Map<String, INDArray> parameters, INDArray pooled) {
        INDArray sums = Nd4j.gemm(pooled, parameters.get(SQUEEZE_WEIGHT), false, true);
        return Transforms.relu(sums.addiRowVector(parameters.get(SQUEEZE_BIAS)), false);
    }

    /** The second layer is linear, so that it can be given the sum of both paths; its bias counts for both. */
    private static ChannelGates gates(Map<String, INDArray> parameters, INDArray hidden) {
        INDArray sum = byPath(hidden).sum(0);
        INDArray logits = Nd4j.gemm(sum, parameters.get(EXPAND_WEIGHT), false, true);
        return ChannelGates.of(logits.addiRowVector(parameters.get(EXPAND_BIAS).mul(2)));
    }

    /** Among equal maxima the first one counts, as in a max pool of PyTorch. */
    private static void addMaximumGradient(INDArray gradients, INDArray maps, INDArray mapGradient) {
        INDArray rowStarts = Nd4j.exec(new Range(0, maps.length(), maps.size(1), DataType.INT64))[0];
        INDArray flat = mapGradient.reshape(mapGradient.length());
        ScatterAdd scatter =
                new ScatterAdd(flat, maps.argMax(1).addi(rowStarts), gradients.reshape(gradients.length()));
        scatter.addOutputArgument(flat);
        Nd4j.exec(scatter);
    }

    /** {@code [2, N, values]}. */
    private static INDArray byPath(INDArray values) {
        return values.reshape('c', 2, values.size(0) / 2, values.size(1));
    }

    /** The column of one path. */
    private static INDArray path(INDArray values, int path) {
        return byPath(values).slice(path).reshape('c', values.length() / 2, 1);
    }

    private long images(INDArray maps) {
        return maps.size(0) / channels;
    }
}
