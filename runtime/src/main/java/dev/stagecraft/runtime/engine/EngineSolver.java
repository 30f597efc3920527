/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.runtime.update.StepSolver;
import dev.stagecraft.runtime.update.UpdatePlan;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.Solver;

/**
 * Takes the steps of a network on its device. An updater that only Deeplearning4j has changes the parameters here, by the device's gradients.
 */
final class EngineSolver extends StepSolver {
    private final EngineGraph network;

    /** @param solver Deeplearning4j's for this network */
    EngineSolver(EngineGraph network, Solver solver) {
        super(network, solver);
        this.network = network;
    }

    @Override
    protected boolean step(int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        if (!UpdatePlan.isPlainDescent(getOptimizer()) || network.isConstrained()) {
            return false;
        }
        ComputationGraphUpdater updater = getOptimizer().getComputationGraphUpdater(true);
        Optional<List<UpdateSegment>> update = UpdatePlan.segments(network, updater, iteration, epoch);
        update.ifPresent(segments -> network.step(updater, segments));
        return update.isPresent();
    }

    @Override
    protected void leave(Solver stock, LayerWorkspaceMgr workspaces) {
        network.changedHere();
        stock.optimize(workspaces);
        network.changedHere();
    }
}
