package dev.stagecraft.runtime.cudnn;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network in which ND4J's operations compute convolutions and normalizations, and Deeplearning4j's layers the rest. */
final class CudnnGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    private transient boolean replaced;

    CudnnGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    @Override
    public void init(INDArray parameters, boolean cloneParametersArray) {
        super.init(parameters, cloneParametersArray);
        if (!replaced) {
            replaced = true;
            for (GraphVertex vertex : vertices.clone()) {
                replace(vertex);
            }
        }
    }

    private void replace(GraphVertex vertex) {
        if (Supported.isConvolution(vertex)) {
            put(new ConvolutionVertex(this, (LayerVertex) vertex));
        } else if (Supported.isNormalization(vertex, getConfiguration().getDataType())) {
            put(new NormalizationVertex(this, (LayerVertex) vertex));
        }
    }

    private void put(GraphVertex vertex) {
        vertices[vertex.getVertexIndex()] = vertex;
        verticesMap.put(vertex.getVertexName(), vertex);
    }
}
