package dev.stagecraft.runtime.vertices;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network of which some vertices are others than Deeplearning4j's. */
public abstract class ReplacingGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    private transient boolean isReplaced;

    protected ReplacingGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    @Override
    public final void init(INDArray parameters, boolean cloneParametersArray) {
        super.init(parameters, cloneParametersArray);
        if (!isReplaced) {
            isReplaced = true;
            for (GraphVertex vertex : replacements()) {
                vertices[vertex.getVertexIndex()] = vertex;
                verticesMap.put(vertex.getVertexName(), vertex);
            }
        }
    }

    /** The same network in memory of its own: computed the same way, and with its counts of steps and epochs, which Deeplearning4j's forgets. */
    @Override
    public final ComputationGraph clone() {
        return GraphCopy.fill(another(getConfiguration().clone()), this);
    }

    /** A network that is computed the same way, to be initialized. */
    protected abstract ComputationGraph another(ComputationGraphConfiguration configuration);

    /** The vertices that stand for those of the same index and name, once the network is initialized. */
    protected abstract List<GraphVertex> replacements();
}
