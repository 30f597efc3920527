/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.runtime.update.UpdatePlan;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Takes the steps of a network on its device. An updater that only Deeplearning4j has changes the parameters here, by the device's gradients.
 */
final class EngineSolver extends Solver {
    private final EngineGraph network;
    private final Solver solver;
    private Collection<TrainingListener> listeners;

    /** @param solver Deeplearning4j's for this network */
    EngineSolver(EngineGraph network, Solver solver) {
        this.network = network;
        this.solver = solver;
        this.listeners = network.getListeners();
    }

    @Override
    public void optimize(LayerWorkspaceMgr workspaces) {
        ComputationGraphUpdater updater = getOptimizer().getComputationGraphUpdater(true);
        int iteration = BaseOptimizer.getIterationCount(network);
        int epoch = BaseOptimizer.getEpochCount(network);
        boolean isPlain = UpdatePlan.isPlainDescent(getOptimizer()) && !network.isConstrained();
        Optional<List<UpdateSegment>> update =
                isPlain ? UpdatePlan.segments(network, updater, iteration, epoch) : Optional.empty();
        if (update.isEmpty()) {
            network.changedHere();
            solver.optimize(workspaces);
            return;
        }
        network.step(updater, update.get());
        tell(listener -> listener.iterationDone(network, iteration, epoch));
        BaseOptimizer.incrementIterationCount(network, 1);
    }

    private void tell(Consumer<TrainingListener> word) {
        if (listeners == null || listeners.isEmpty()) {
            return;
        }
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            List.copyOf(listeners).forEach(word);
        } finally {
            outside.close();
        }
    }

    @Override
    public void initOptimizer() {
        solver.initOptimizer();
    }

    @Override
    public ConvexOptimizer getOptimizer() {
        return solver.getOptimizer();
    }

    @Override
    public void setListeners(Collection<TrainingListener> listeners) {
        this.listeners = listeners;
        solver.setListeners(listeners);
    }
}
