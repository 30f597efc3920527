/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.Solver;

/**
 * Takes a network's steps as Deeplearning4j's solver does, but changes the parameters in one pass where it can. What it does not know (an
 * updater of another kind, clipped gradients, another optimizer, gradients that are shared) it leaves to that solver.
 */
public final class OnePassSolver extends StepSolver {
    private final ComputationGraph network;
    private Optional<UpdatePlan> plan = Optional.empty();

    /**
     * Takes the place of a solver.
     *
     * @param network whose steps it takes
     * @param solver Deeplearning4j's for this network
     */
    public OnePassSolver(ComputationGraph network, Solver solver) {
        super(network, solver);
        this.network = network;
    }

    @Override
    protected boolean step(int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        // What was closed Deeplearning4j refuses; here it would be memory of somebody else.
        if (network.params().wasClosed() || !UpdatePlan.isPlainDescent(getOptimizer())) {
            return false;
        }
        ComputationGraphUpdater updater = getOptimizer().getComputationGraphUpdater(true);
        if (plan.isEmpty() || !plan.get().isOf(network, updater)) {
            plan = UpdatePlan.of(network, updater);
        }
        if (plan.isEmpty()) {
            return false;
        }
        RowEntropy.compute(network, () -> network.computeGradientAndScore(workspaces));
        tell(listener -> listener.onGradientCalculation(network));
        plan.get().apply(network.batchSize(), iteration, epoch);
        return true;
    }
}
