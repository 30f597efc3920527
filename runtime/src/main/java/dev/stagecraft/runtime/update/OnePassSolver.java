/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Takes a network's steps as Deeplearning4j's solver does, but changes the parameters in one pass where it can. What it does not know (an
 * updater of another kind, clipped gradients, another optimizer, gradients that are shared) it leaves to that solver.
 */
public final class OnePassSolver extends Solver {
    private final ComputationGraph network;
    private final Solver solver;
    private Optional<UpdatePlan> plan = Optional.empty();
    private Collection<TrainingListener> listeners;

    /** @param solver Deeplearning4j's for this network */
    public OnePassSolver(ComputationGraph network, Solver solver) {
        this.network = network;
        this.solver = solver;
        this.listeners = network.getListeners();
    }

    @Override
    public void optimize(LayerWorkspaceMgr workspaces) {
        // What was closed Deeplearning4j refuses; here it would be memory of somebody else.
        if (network.params().wasClosed() || !UpdatePlan.isPlainDescent(getOptimizer())) {
            solver.optimize(workspaces);
            return;
        }
        ComputationGraphUpdater updater = getOptimizer().getComputationGraphUpdater(true);
        if (plan.isEmpty() || !plan.get().isOf(network, updater)) {
            plan = UpdatePlan.of(network, updater);
        }
        if (plan.isEmpty()) {
            solver.optimize(workspaces);
            return;
        }
        step(plan.get(), workspaces);
    }

    private void step(UpdatePlan update, LayerWorkspaceMgr workspaces) {
        network.computeGradientAndScore(workspaces);
        tell(listener -> listener.onGradientCalculation(network));
        int iteration = BaseOptimizer.getIterationCount(network);
        int epoch = BaseOptimizer.getEpochCount(network);
        update.apply(network.batchSize(), iteration, epoch);
        tell(listener -> listener.iterationDone(network, iteration, epoch));
        BaseOptimizer.incrementIterationCount(network, 1);
        BaseOptimizer.applyConstraints(network);
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
