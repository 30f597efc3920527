package dev.stagecraft.runtime.cudnn;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/** Which vertices ND4J's operations compute as Deeplearning4j does. Exactly these classes: what extends one computes something else. */
final class Supported {
    private Supported() {}

    static boolean isConvolution(GraphVertex vertex) {
        if (!isPlain(vertex, ConvolutionLayer.class)) {
            return false;
        }
        var layer = (org.deeplearning4j.nn.conf.layers.ConvolutionLayer) configuration(vertex);
        return layer.getActivationFn() instanceof ActivationIdentity
                && layer.getWeightNoise() == null
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && (layer.getConvolutionMode() == ConvolutionMode.Truncate
                        || layer.getConvolutionMode() == ConvolutionMode.Same);
    }

    /**
     * Only of 32-bit numbers: with 64 bits {@code batchnorm_bp} still rounds the number of pixels' inverse to 32, and with 16 cuDNN
     * wants the parameters in 32, where ND4J gives them in 16 ({@code batchnorm.cpp}, {@code batchnorm.cu}).
     */
    static boolean isNormalization(GraphVertex vertex, DataType type) {
        if (type != DataType.FLOAT || !isPlain(vertex, BatchNormalization.class)) {
            return false;
        }
        var layer = (org.deeplearning4j.nn.conf.layers.BatchNormalization) configuration(vertex);
        return !layer.isLockGammaBeta() && layer.getCnn2DFormat() == CNN2DFormat.NCHW;
    }

    /** Whether it has a layer of this class and does nothing else. */
    private static boolean isPlain(GraphVertex vertex, Class<?> layer) {
        return vertex.getClass() == LayerVertex.class
                && vertex.getLayer().getClass() == layer
                && ((LayerVertex) vertex).getLayerPreProcessor() == null
                && configuration(vertex).getIDropout() == null;
    }

    private static Layer configuration(GraphVertex vertex) {
        return vertex.getLayer().conf().getLayer();
    }
}
