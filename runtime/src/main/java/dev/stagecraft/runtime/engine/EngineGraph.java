/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.Objective;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.runtime.internal.FiniteNumbers;
import dev.stagecraft.runtime.reader.Unfrozen;
import dev.stagecraft.runtime.vertices.ClosedNetwork;
import dev.stagecraft.runtime.vertices.GraphCopy;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network whose steps and answers an engine computes on a device. Parameters and the state of the updater are on the device as long as nobody
 * asks for them here. What the engine does not do (activations in training, gradients from outside) Deeplearning4j computes here.
 */
final class EngineGraph extends WatchedGraph {
    private static final long serialVersionUID = 1L;

    private final transient Engine engine;
    private final transient EngineSettings settings;
    private transient DeviceNetwork device;
    private transient BitSet frozen;
    private transient boolean mayDiffer;
    private transient INDArray[] labels;
    private transient PixelBatches pixels;
    private transient INDArray remembered;

    EngineGraph(ComputationGraphConfiguration configuration, Engine engine, EngineSettings settings) {
        super(configuration);
        this.engine = engine;
        this.settings = settings;
    }

    EngineSettings settings() {
        return settings;
    }

    /** For people: {@code libtorch 2.13.0 on cuda:0}. */
    String description() {
        device();
        return engine.version() + " on " + settings.device();
    }

    /** Whether its parameters are finite numbers, where they are now. */
    synchronized boolean isFinite() {
        return device == null ? FiniteNumbers.areAll(flattenedParams) : device.isFinite();
    }

    /** A layer that was frozen or set otherwise since is another one, so that the network is read anew. */
    private synchronized DeviceNetwork device() {
        BitSet frozenNow = frozen();
        if (device != null && (!frozenNow.equals(frozen) || mayDiffer && !device.computes(this))) {
            leaveDevice();
        }
        mayDiffer = false;
        if (device == null) {
            device = new DeviceNetwork(this, engine, settings);
            frozen = frozenNow;
        }
        return device;
    }

    private BitSet frozen() {
        BitSet frozen = new BitSet();
        for (int number = 0; number < vertices.length; number++) {
            frozen.set(
                    number,
                    vertices[number].hasLayer()
                            && Unfrozen.of(vertices[number].getLayer()) != vertices[number].getLayer());
        }
        return frozen;
    }

    private void leaveDevice() {
        changedHere();
        device.close();
        device = null;
        if (pixels != null) {
            pixels.left();
        }
    }

    @Override
    public void init(INDArray parameters, boolean cloneParametersArray) {
        super.init(parameters, cloneParametersArray);
        if (!(solver instanceof EngineSolver)) {
            solver = new EngineSolver(this, solver);
        }
        // What cannot be computed there, and a device that is not, are said now.
        device();
    }

    private void requireOpen() {
        ClosedNetwork.refuse(flattenedParams);
    }

    /** Whether parameters are brought back into bounds after each step, which is done here. */
    boolean isConstrained() {
        return Arrays.stream(layers)
                .map(layer -> layer.conf().getLayer().getConstraints())
                .anyMatch(constraints -> constraints != null && !constraints.isEmpty());
    }

    @Override
    public void setLabels(INDArray... labels) {
        super.setLabels(labels);
        this.labels = labels;
    }

    @Override
    public void setLabel(int number, INDArray label) {
        super.setLabel(number, label);
        labels = labels == null ? new INDArray[getNumOutputArrays()] : labels;
        labels[number] = label;
    }

    /** Takes a step on the device. */
    synchronized void step(ComputationGraphUpdater updater, List<UpdateSegment> update) {
        synchronizeIterEpochCounts();
        INDArray images = getInputs()[0];
        INDArray state = updater.getStateViewArray();
        rememberIn(null);
        boolean decays = leaveParameters();
        device().leaveState(state);
        double loss = loss(images);
        setScore(loss / images.size(0) + decayScore(decays));
        device.update(state, update, images.size(0), OptionalDouble.empty());
    }

    /**
     * What the device changes is there alone until somebody looks, but where each step looks at weights.
     *
     * @return whether each step does, since weights decay
     */
    private boolean leaveParameters() {
        boolean decays = decays();
        if (!decays) {
            device().leaveParameters(flattenedParams, flattenedGradients);
        }
        return decays;
    }

    /** The gradients of the device, for whoever changes the parameters here. */
    @Override
    public synchronized void computeGradientAndScore() {
        synchronizeIterEpochCounts();
        if (flattenedGradients == null) {
            initGradientsView();
        }
        INDArray images = getInputs()[0];
        double loss = loss(images);
        device.gradients(flattenedGradients);
        setScore((conf().isMiniBatch() ? loss / images.size(0) : loss) + decayScore(decays()));
        DefaultGradient gradients = new DefaultGradient(flattenedGradients);
        for (Layer layer : layers) {
            NeuralNetConfiguration own = layer.conf();
            // A frozen layer has parameters, and no gradients.
            if (layer.numParams() > 0 && layer.getGradientsViewArray() != null) {
                own.getLayer()
                        .initializer()
                        .getGradientsFromFlattened(own, layer.getGradientsViewArray())
                        .forEach((key, values) ->
                                gradients.setGradientFor(own.getLayer().getLayerName() + "_" + key, values));
            }
        }
        gradient = gradients;
    }

    /** What the decay of weights adds to the loss: of the weights as they are, so that those of the device are copied first, if there is any decay. */
    private double decayScore(boolean decays) {
        if (!decays) {
            return 0;
        }
        changedHere();
        return calcRegularizationScore(true);
    }

    private boolean decays() {
        return Arrays.stream(layers)
                .anyMatch(layer -> layer.paramTable().keySet().stream()
                        .map(key -> layer.conf().getLayer().getRegularizationByParam(key))
                        .anyMatch(regularization -> regularization != null && !regularization.isEmpty()));
    }

    /** What is dropped at random is drawn from ND4J's generator, as Deeplearning4j does. */
    private static long draw() {
        return Nd4j.getRandom().nextLong();
    }

    /** Computes the loss, and leaves the gradients on the device for {@link #update}. */
    synchronized void computeScore() {
        synchronizeIterEpochCounts();
        boolean decays = leaveParameters();
        INDArray images = getInputs()[0];
        double loss = loss(images);
        setScore((conf().isMiniBatch() ? loss / images.size(0) : loss) + decayScore(decays));
    }

    /**
     * Takes a step on the device by the gradients there.
     *
     * @param state what is remembered of the parameters, in place of what the network's own updater remembers; null for nothing
     */
    synchronized void update(INDArray state, List<UpdateSegment> update, long images, OptionalDouble longestGradient) {
        rememberIn(state);
        device.update(state, update, images, longestGradient);
    }

    /** Where the state on the device belongs: null for the network's own updater. */
    private void rememberIn(INDArray state) {
        if (remembered != state) {
            changedHere();
            remembered = state;
        }
    }

    private double loss(INDArray input) {
        if (pixels != null && PixelBatches.are(input)) {
            return pixels.loss(device(), flattenedParams, objective(), input, wanted(input), draw());
        }
        INDArray images = EngineBatch.images(input);
        return device().loss(flattenedParams, objective(), images, wanted(images), draw());
    }

    /** Lets images of batches be pixels, which become what tables say, or, without tables, no longer. */
    synchronized void takePixels(float[][] tables) {
        if (pixels != null && device != null) {
            pixels.forget(device);
        }
        pixels = tables == null ? null : new PixelBatches(tables);
    }

    /** Begins to copy the pixels and labels of a batch. */
    synchronized void ahead(DataSet batch) {
        long classes = layer(lastLayer()) instanceof FeedForwardLayer sized ? sized.getNOut() : -1;
        INDArray images = batch.getFeatures();
        pixels.ahead(device(), images, EngineBatch.labels(batch.getLabels(), images.size(0), classes));
    }

    private String lastLayer() {
        return getConfiguration().getNetworkOutputs().get(0);
    }

    private Objective objective() {
        return EngineLoss.objective(lastLayer(), layer(lastLayer()));
    }

    private INDArray wanted(INDArray images) {
        org.deeplearning4j.nn.conf.layers.Layer layer = layer(lastLayer());
        EngineLoss.requireUnmasked(this);
        long classes = layer instanceof FeedForwardLayer sized ? sized.getNOut() : -1;
        return EngineBatch.labels(labels == null ? null : labels[0], images.size(0), classes);
    }

    private org.deeplearning4j.nn.conf.layers.Layer layer(String name) {
        GraphVertex vertex = verticesMap.get(name);
        return vertex.hasLayer() ? Unfrozen.of(vertex.getLayer()).conf().getLayer() : null;
    }

    @Override
    protected INDArray[] outputOfLayersDetached(
            boolean train,
            FwdPassType fwdPassType,
            int[] layerIndexes,
            INDArray[] features,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearLayerInputs,
            boolean detachedInputs,
            MemoryWorkspace outputWorkspace) {
        if (train
                || !Arrays.equals(layerIndexes, getOutputLayerIndices())
                || features.length != 1
                || featureMasks != null) {
            changedHere();
            return super.outputOfLayersDetached(
                    train,
                    fwdPassType,
                    layerIndexes,
                    features,
                    featureMasks,
                    labelMasks,
                    clearLayerInputs,
                    detachedInputs,
                    outputWorkspace);
        }
        List<HostArray> results = answer(features[0]);
        MemoryWorkspace place = outputWorkspace == null
                ? Nd4j.getMemoryManager().scopeOutOfWorkspaces()
                : outputWorkspace.notifyScopeBorrowed();
        try {
            return results.stream().map(EngineGraph::array).toArray(INDArray[]::new);
        } finally {
            place.close();
        }
    }

    private synchronized List<HostArray> answer(INDArray images) {
        requireOpen();
        return device().answer(flattenedParams, EngineBatch.images(images));
    }

    private static INDArray detached(HostArray values) {
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            return array(values);
        } finally {
            outside.close();
        }
    }

    private static INDArray array(HostArray values) {
        return Nd4j.create(values.numbers(), values.shape(), 'c');
    }

    @Override
    protected synchronized Map<String, INDArray> ffToLayerActivationsDetached(
            boolean train,
            FwdPassType fwdPassType,
            boolean storeLastForTBPTT,
            int layerIndex,
            int[] excludeIdxs,
            INDArray[] features,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearLayers) {
        // The last of them means all, as a negative one does.
        boolean areAll = layerIndex < 0 || layerIndex == vertices.length - 1;
        if (train || !areAll || features.length != 1 || featureMasks != null) {
            changedHere();
            return super.ffToLayerActivationsDetached(
                    train,
                    fwdPassType,
                    storeLastForTBPTT,
                    layerIndex,
                    excludeIdxs,
                    features,
                    featureMasks,
                    labelMasks,
                    clearLayers);
        }
        Map<String, INDArray> activations = new HashMap<>();
        requireOpen();
        device().layerActivations(flattenedParams, EngineBatch.images(features[0]))
                .forEach((layer, values) -> activations.put(layer, detached(values)));
        IntStream.of(excludeIdxs == null ? new int[0] : excludeIdxs)
                .forEach(index -> activations.remove(vertices[index].getVertexName()));
        return activations;
    }

    @Override
    protected synchronized Map<String, INDArray> ffToLayerActivationsInWS(
            boolean train,
            int layerIndex,
            int[] excludeIdxs,
            FwdPassType fwdPassType,
            boolean storeLastForTBPTT,
            INDArray[] input,
            INDArray[] featureMasks,
            INDArray[] labelMasks,
            boolean clearInputs) {
        changedHere();
        return super.ffToLayerActivationsInWS(
                train,
                layerIndex,
                excludeIdxs,
                fwdPassType,
                storeLastForTBPTT,
                input,
                featureMasks,
                labelMasks,
                clearInputs);
    }

    /** Brings parameters and state here. */
    @Override
    synchronized void changedHere() {
        if (device != null) {
            device.parametersToHost(flattenedParams);
            ComputationGraphUpdater updater = updaterAsItIs();
            INDArray own = updater == null ? null : updater.getStateViewArray();
            device.stateToHost(remembered == null ? own : remembered);
        }
    }

    @Override
    synchronized void looked() {
        changedHere();
        mayDiffer = true;
    }

    /** The same network in memory of its own, on the same device. */
    @Override
    public ComputationGraph clone() {
        return GraphCopy.fill(new EngineGraph(getConfiguration().clone(), engine, settings), this);
    }

    /** Frees what it holds on the device too. */
    @Override
    public synchronized void close() {
        if (device != null) {
            device.close();
            device = null;
        }
        super.close();
    }
}
