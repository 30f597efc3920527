/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.engine.ByteBatch;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Objective;
import dev.stagecraft.program.engine.UpdateSegment;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same network on several devices, each of which has a share of each batch, and normalizes it by itself. Gradients are added up, so that all take the
 * same step; running statistics follow the mean of what the devices take away from them, each for as much as another. What is asked of the network the first
 * device answers.
 */
final class SharedNetwork implements EngineNetwork {
    private final NetworkProgram program;
    private final List<Rank> ranks;
    private final GradientSum sum;
    /** How many devices had images in the last step. */
    private int busy = 1;

    private final Deque<Shares> waiting = new ArrayDeque<>();
    private boolean isBroken;

    SharedNetwork(NetworkProgram program, List<Rank> ranks, GradientSum sum) {
        this.program = program;
        this.ranks = ranks;
        this.sum = sum;
    }

    /** What changes something changes it everywhere, or the network is of no use. */
    private void change(BiConsumer<LibtorchNetwork, Integer> work) {
        requireSound();
        isBroken = true;
        Ranks.all(ranks, (network, rank) -> {
            work.accept(network, rank);
            return true;
        });
        isBroken = false;
    }

    private void requireSound() {
        if (isBroken) {
            throw new EngineException(
                    "One of the devices failed while the others went on, and they are no longer alike: go on"
                            + " from the last checkpoint.");
        }
    }

    private <T> T ofFirst(Function<LibtorchNetwork, T> work) {
        requireSound();
        return Ranks.result(ranks.get(0).begin(work));
    }

    @Override
    public void load(NativeFloats parameters) {
        isBroken = false;
        change((network, rank) -> network.load(parameters));
    }

    @Override
    public void store(NativeFloats parameters) {
        ofFirst(network -> {
            network.store(parameters);
            return true;
        });
    }

    @Override
    public List<HostArray> answer(NativeFloats images, long... shape) {
        NativeArrays.require(images, shape);
        requireSound();
        Shares shares = new Shares(shape[0], ranks.size());
        return Joined.of(Ranks.all(
                ranks.subList(0, shares.busy()),
                (network, rank) -> network.answer(shares.part(images, rank), shares.shape(shape, rank))));
    }

    @Override
    public List<HostArray> values(List<Integer> nodes, boolean training, NativeFloats images, long... shape) {
        return ofFirst(network -> network.values(nodes, training, images, shape));
    }

    @Override
    public double loss(Objective objective, long step, NativeFloats images, NativeFloats labels, long... shape) {
        NativeArrays.require(images, shape);
        requireSound();
        Shares shares = new Shares(shape[0], ranks.size());
        return together(
                shares,
                (network, rank) -> network.loss(
                        objective,
                        step,
                        shares.part(images, rank),
                        shares.part(labels, rank),
                        shares.shape(shape, rank)));
    }

    /** The sum of the losses of those that have images. */
    private double together(Shares shares, BiFunction<LibtorchNetwork, Integer, Double> loss) {
        List<Double> losses = Ranks.all(ranks, (network, rank) -> {
            if (rank < shares.busy()) {
                return loss.apply(network, rank);
            }
            network.clearGradients();
            return 0.0;
        });
        busy = shares.busy();
        // Nobody waits for a device that failed: all have computed before the first sends something.
        addUp();
        return losses.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public void ahead(ByteBatch batch) {
        Shares shares = new Shares(batch.shape()[0], ranks.size());
        if (waiting.size() == BatchesAhead.MOST) {
            throw BatchesAhead.tooMany();
        }
        change((network, rank) -> {
            if (rank < shares.busy()) {
                network.ahead(batch.part(shares.first(rank), shares.of(rank)));
            }
        });
        waiting.add(shares);
    }

    @Override
    public void forgetAhead() {
        change((network, rank) -> network.forgetAhead());
        waiting.clear();
    }

    @Override
    public double lossOfNext(Objective objective, long step) {
        requireSound();
        Shares shares = waiting.poll();
        if (shares == null) {
            throw BatchesAhead.none();
        }
        return together(shares, (network, rank) -> network.lossOfNext(objective, step));
    }

    private void addUp() {
        try {
            sum.run();
        } catch (CudaException e) {
            throw new EngineException(
                    "The gradients of " + ranks.size() + " devices could not be added up: " + e.getMessage(), e);
        }
    }

    @Override
    public void gradients(NativeFloats gradients) {
        ofFirst(network -> {
            network.gradients(gradients);
            return true;
        });
        MemorySegment numbers =
                MemorySegment.ofAddress(gradients.address()).reinterpret(gradients.length() * Float.BYTES);
        program.tensors().stream().filter(SharedNetwork::isStatistic).forEach(statistic -> {
            for (long i = statistic.offset(); i < statistic.end(); i++) {
                numbers.setAtIndex(ValueLayout.JAVA_FLOAT, i, numbers.getAtIndex(ValueLayout.JAVA_FLOAT, i) / busy);
            }
        });
    }

    private static boolean isStatistic(ParameterTensor tensor) {
        return tensor.role() == ParameterTensor.Role.RUNNING_MEAN
                || tensor.role() == ParameterTensor.Role.RUNNING_VARIANCE;
    }

    @Override
    public void update(List<UpdateSegment> segments, long images, OptionalDouble longestGradient) {
        change((network, rank) -> network.update(segments, images, longestGradient, busy));
    }

    @Override
    public boolean isFinite() {
        return ofFirst(LibtorchNetwork::isFinite);
    }

    @Override
    public void loadState(NativeFloats state) {
        change((network, rank) -> network.loadState(state));
    }

    @Override
    public void storeState(NativeFloats state) {
        ofFirst(network -> {
            network.storeState(state);
            return true;
        });
    }

    @Override
    public void close() {
        sum.close();
        IntStream.iterate(ranks.size() - 1, rank -> rank >= 0, rank -> rank - 1)
                .mapToObj(ranks::get)
                .forEach(Rank::close);
    }
}
