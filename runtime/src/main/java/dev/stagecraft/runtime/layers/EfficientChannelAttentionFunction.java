package dev.stagecraft.runtime.layers;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gates whose logits are a convolution over the means of the maps, an image of one row with a column for each channel. */
record EfficientChannelAttentionFunction(long channels, int kernel) implements FeatureMapFunction {
    private static final GroupedProduct PRODUCT = new GroupedProduct(1);

    @Override
    public void forward(Map<String, INDArray> parameters, INDArray maps, INDArray result) {
        gates(parameters, windows(maps)).scale(maps, result);
    }

    @Override
    public Map<String, INDArray> backward(
            Map<String, INDArray> parameters, INDArray maps, INDArray resultGradient, INDArray mapGradient) {
        INDArray windows = windows(maps);
        ChannelGates gates = gates(parameters, windows);
        gates.scale(resultGradient, mapGradient);

        INDArray logitGradient = gates.logitGradient(maps, resultGradient).reshape('c', rowShape(windows));
        INDArray weightGradients = Nd4j.createUninitialized(maps.dataType(), windows.size(0), 1, 1, kernel);
        PRODUCT.weightGradients(logitGradient, windows, weightGradients);
        PRODUCT.patchGradient(weight(parameters), logitGradient, windows);
        INDArray meanGradient = Nd4j.createUninitialized(maps.dataType(), rowShape(windows));
        geometry().scatter(windows, meanGradient);
        mapGradient.addi(meanGradient.reshape('c', maps.size(0), 1).divi(maps.size(1)));
        return Map.of(WEIGHT_KEY, weightGradients.sum(0).reshape('c', 1, 1, kernel));
    }

    private ChannelGates gates(Map<String, INDArray> parameters, INDArray windows) {
        INDArray logits = Nd4j.createUninitialized(windows.dataType(), rowShape(windows));
        PRODUCT.maps(weight(parameters), windows, logits);
        return ChannelGates.of(logits);
    }

    /** The means that the kernel sees: {@code [N, 1, 1, kernel, 1, C]}. */
    private INDArray windows(INDArray maps) {
        INDArray means = maps.mean(1).reshape('c', maps.size(0) / channels, 1, 1, channels);
        INDArray windows = Nd4j.createUninitialized(maps.dataType(), geometry().shape(means));
        geometry().gather(means, windows);
        return windows;
    }

    private INDArray weight(Map<String, INDArray> parameters) {
        return parameters.get(WEIGHT_KEY).reshape('c', 1, 1, 1, kernel);
    }

    private long[] rowShape(INDArray windows) {
        return new long[] {windows.size(0), 1, 1, channels};
    }

    private Patches geometry() {
        int[] ones = {1, 1};
        return new Patches(
                new int[] {1, kernel}, ones, new int[] {0, kernel / 2}, ones, false, new int[] {1, (int) channels});
    }
}
