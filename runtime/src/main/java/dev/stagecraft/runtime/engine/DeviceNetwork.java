/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.ByteBatch;
import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Objective;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.runtime.reader.GraphReader;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network on its device, and which of its arrays there are newer than those of Deeplearning4j. They are copied when somebody needs them: to the
 * device before it computes, where they may have changed here, and back before somebody looks at them.
 */
final class DeviceNetwork implements AutoCloseable {
    private final NetworkProgram program;
    private final EngineNetwork network;
    private final Copies parameters = new Copies();
    private final Copies state = new Copies();
    private boolean areGradientsForgotten;

    /** Where an array is as it is to be. */
    private static final class Copies {
        private boolean mayHaveChangedHere = true;
        private boolean hasChangedThere;
        private boolean isForgotten;

        void toDevice(INDArray here, Consumer<NativeFloats> load) {
            if (mayHaveChangedHere && here != null) {
                load.accept(numbers(here));
            }
            mayHaveChangedHere = false;
        }

        /** The array is on the device alone from now on. */
        void leave(INDArray here, EngineNetwork network, Consumer<NativeFloats> load) {
            toDevice(here, load);
            if (here != null && !isForgotten) {
                network.forget(numbers(here));
                isForgotten = true;
            }
            changedThere();
        }

        /** What somebody may still have of the array here is old from now on. */
        void changedThere() {
            mayHaveChangedHere = false;
            hasChangedThere = true;
        }

        /** Whoever looks may change it too. */
        void toHost(INDArray here, Consumer<NativeFloats> store) {
            if (hasChangedThere && here != null) {
                store.accept(numbers(here));
            }
            hasChangedThere = false;
            isForgotten = false;
            mayHaveChangedHere = true;
        }
    }

    DeviceNetwork(ComputationGraph graph, Engine engine, EngineSettings settings) {
        program = GraphReader.read(graph);
        network = engine.open(program, settings);
    }

    /** @param flat the parameters here */
    List<HostArray> answer(INDArray flat, INDArray images) {
        parametersToDevice(flat);
        List<HostArray> answers = network.answer(numbers(images), images.shape());
        Reference.reachabilityFence(images);
        return answers;
    }

    /** What each layer gives at inference, by its name. */
    Map<String, HostArray> layerActivations(INDArray flat, INDArray images) {
        parametersToDevice(flat);
        List<Integer> all = IntStream.range(0, program.nodes().size()).boxed().toList();
        List<HostArray> values = network.values(all, false, numbers(images), images.shape());
        Reference.reachabilityFence(images);
        Map<String, HostArray> layers = new HashMap<>();
        // A layer's last node gives what the layer gives.
        program.nodes()
                .forEach(node ->
                        layers.put(node.site().layer(), values.get(node.site().id())));
        return layers;
    }

    /** Whether the network is still the one that was read. */
    boolean computes(ComputationGraph graph) {
        return GraphReader.read(graph).equals(program);
    }

    /** The sum of the images' losses. What is dropped at random follows from a number that is drawn. */
    double loss(INDArray flat, Objective objective, INDArray images, INDArray labels, long draw) {
        parametersToDevice(flat);
        double loss = network.loss(objective, draw, numbers(images), numbers(labels), images.shape());
        Reference.reachabilityFence(images);
        Reference.reachabilityFence(labels);
        return loss;
    }

    /**
     * Begins to copy a batch, for {@link #lossOfNext}.
     *
     * @param pixels {@code [N, C, H, W]} of 8 bits
     * @param tables what they become in each channel
     */
    void ahead(INDArray pixels, float[][] tables, INDArray labels) {
        network.ahead(new ByteBatch(pixels.data().addressPointer().address(), tables, numbers(labels), pixels.shape()));
        Reference.reachabilityFence(pixels);
        Reference.reachabilityFence(labels);
    }

    void forgetAhead() {
        network.forgetAhead();
    }

    /** Like {@link #loss}, of the batch that was given ahead first. */
    double lossOfNext(INDArray flat, Objective objective, long draw) {
        parametersToDevice(flat);
        return network.lossOfNext(objective, draw);
    }

    /** Copies the gradients of the last loss to an array. */
    void gradients(INDArray gradients) {
        areGradientsForgotten = false;
        network.gradients(numbers(gradients));
        Reference.reachabilityFence(gradients);
    }

    /** Changes parameters and state on the device by the gradients of the last loss. */
    void update(INDArray updaterState, List<UpdateSegment> segments, long images, OptionalDouble longestGradient) {
        leaveState(updaterState);
        network.update(segments, images, longestGradient);
        parameters.changedThere();
    }

    /**
     * Leaves parameters to the device alone, before it computes a step that changes them.
     *
     * @param gradients to be had by {@link #gradients} from then on; null if there are none here
     */
    void leaveParameters(INDArray flat, INDArray gradients) {
        parameters.leave(flat, network, network::load);
        if (gradients != null && !areGradientsForgotten) {
            network.forget(numbers(gradients));
            areGradientsForgotten = true;
        }
    }

    /** Leaves what updates remember to the device alone. */
    void leaveState(INDArray updaterState) {
        state.leave(updaterState, network, network::loadState);
    }

    private void parametersToDevice(INDArray flat) {
        parameters.toDevice(flat, network::load);
    }

    void parametersToHost(INDArray flat) {
        parameters.toHost(flat, network::store);
    }

    void stateToHost(INDArray updaterState) {
        state.toHost(updaterState, network::storeState);
    }

    boolean isFinite() {
        return network.isFinite();
    }

    /** The numbers of an array whose numbers lie one behind the other. */
    private static NativeFloats numbers(INDArray array) {
        return new NativeFloats(array.data().addressPointer().address(), array.length());
    }

    @Override
    public void close() {
        network.close();
    }
}
