/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** Takes a network's steps otherwise than Deeplearning4j's solver does, where that can be, and leaves the others to it. */
public abstract class StepSolver extends Solver {
    private final ComputationGraph network;
    private final Solver solver;
    private Collection<TrainingListener> listeners;

    /**
     * Takes the place of a solver.
     *
     * @param network whose steps it takes
     * @param solver Deeplearning4j's for this network
     */
    protected StepSolver(ComputationGraph network, Solver solver) {
        this.network = network;
        this.solver = solver;
        this.listeners = network.getListeners();
    }

    @Override
    public final void optimize(LayerWorkspaceMgr workspaces) {
        int iteration = BaseOptimizer.getIterationCount(network);
        int epoch = BaseOptimizer.getEpochCount(network);
        if (!step(iteration, epoch, workspaces)) {
            leave(solver, workspaces);
            return;
        }
        tell(listener -> listener.iterationDone(network, iteration, epoch));
        BaseOptimizer.incrementIterationCount(network, 1);
        BaseOptimizer.applyConstraints(network);
    }

    /**
     * {@return whether it took the step; if not, it has changed nothing}
     *
     * @param iteration the number of the step
     * @param epoch the number of the epoch
     * @param workspaces for gradients
     */
    protected abstract boolean step(int iteration, int epoch, LayerWorkspaceMgr workspaces);

    /**
     * Leaves a step to Deeplearning4j.
     *
     * @param stock its solver
     * @param workspaces for gradients
     */
    protected void leave(Solver stock, LayerWorkspaceMgr workspaces) {
        stock.optimize(workspaces);
    }

    /**
     * Tells the listeners something.
     *
     * @param word what each is told
     */
    protected final void tell(Consumer<TrainingListener> word) {
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
    public final void initOptimizer() {
        solver.initOptimizer();
    }

    @Override
    public final ConvexOptimizer getOptimizer() {
        return solver.getOptimizer();
    }

    @Override
    public final void setListeners(Collection<TrainingListener> listeners) {
        this.listeners = listeners;
        solver.setListeners(listeners);
    }
}
