/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.operation.SoftmaxCrossEntropy;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.engine.ByteBatch;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.Objective;
import dev.stagecraft.program.engine.UpdateSegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** A network on a device of libtorch's. */
final class LibtorchNetwork implements EngineNetwork {
    private final NetworkProgram program;
    private final Tools tools;
    private final Session session;
    private final Parameters parameters;
    private final BatchStatistics batches;
    private final Propagation propagation;
    private final Folding folding;
    private final Propagation answering;
    private final Optional<Fusing> fusing;
    private final Acceleration acceleration;
    private final Losses losses;
    private final BatchesAhead ahead;
    private final PixelLookup pixels;
    private final Optional<CapturedAnswers> answers;
    private final Updater updater;
    private final SoftmaxCrossEntropy entropy;
    private final DeviceCalls calls;

    /** @param acceleration what is there, with the launcher of the tools */
    LibtorchNetwork(NetworkProgram program, long seed, Tools tools, Acceleration acceleration) {
        this(program, seed, tools, acceleration, 1);
    }

    /** @param devices how many share each batch, of which this one has its part */
    LibtorchNetwork(NetworkProgram program, long seed, Tools tools, Acceleration acceleration, int devices) {
        this.program = program;
        this.tools = tools;
        this.session = tools.session();
        this.parameters = new Parameters(session, program, tools.mapType());
        this.batches = new BatchStatistics(session, parameters);
        Masks masks = new Masks(seed);
        List<Part> parts = program.nodes().stream()
                .map(node -> Parts.of(node, tools, parameters, batches, masks))
                .toList();
        this.propagation = new Propagation(program, parts, tools);
        this.folding = new Folding(program, parts, tools, parameters);
        this.answering = new Propagation(program, folding.parts(), tools);
        this.fusing = tools.launcher().map(launcher -> new Fusing(program, parts, tools, parameters, launcher));
        Propagation learning =
                fusing.map(of -> new Propagation(program, of.parts(), tools)).orElse(propagation);
        this.acceleration = acceleration;
        Optional<Stream> capturing = acceleration.stream().filter(of -> acceleration.captures());
        this.losses = new Losses(
                program,
                tools,
                learning,
                // Of all normalizations at once, or by the kernel of each.
                fusing.isPresent() ? learning::learnStatistics : batches::learn,
                capturing.filter(of -> isAlike(program)).map(of -> new CapturedSteps(session, of)));
        this.answers = capturing.map(of -> new CapturedAnswers(session, of));
        this.updater = new Updater(tools, parameters);
        this.entropy = new SoftmaxCrossEntropy(session);
        this.pixels = new PixelLookup(tools);
        this.ahead = acceleration.batches(session);
        this.calls = new DeviceCalls(acceleration, session.device(), devices, this::freeBatches);
    }

    /** Whether each step launches the same: masks are drawn by the processor. */
    private static boolean isAlike(NetworkProgram program) {
        return program.nodes().stream().noneMatch(Node.Noise.class::isInstance);
    }

    @Override
    public void load(NativeFloats values) {
        calls.done(() -> parameters.load(values));
    }

    @Override
    public void store(NativeFloats values) {
        calls.done(() -> parameters.store(values));
    }

    @Override
    public List<HostArray> answer(NativeFloats images, long... shape) {
        if (answers.isEmpty()) {
            return values(answering, program.results(), false, images, shape);
        }
        return calls.said(
                () -> captured(answers.get(), images, shape),
                fewer -> captured(
                        answers.get(),
                        images.part(0, images.length() / shape[0] * fewer),
                        DeviceCalls.with(shape, fewer)),
                shape);
    }

    private List<HostArray> captured(CapturedAnswers by, NativeFloats images, long... shape) {
        parameters.narrow();
        return by.run(
                parameters.version(), input -> answering.forward(input, false, 0, (id, value) -> {}), images, shape);
    }

    @Override
    public List<HostArray> values(List<Integer> nodes, boolean training, NativeFloats images, long... shape) {
        return values(propagation, nodes, training, images, shape);
    }

    private List<HostArray> values(
            Propagation by, List<Integer> nodes, boolean training, NativeFloats images, long... shape) {
        return calls.said(
                () -> computed(by, nodes, training, images, shape),
                fewer -> computed(
                        by,
                        nodes,
                        training,
                        images.part(0, images.length() / shape[0] * fewer),
                        DeviceCalls.with(shape, fewer)),
                shape);
    }

    private List<HostArray> computed(
            Propagation by, List<Integer> nodes, boolean training, NativeFloats images, long... shape) {
        Map<Integer, HostArray> values = new HashMap<>();
        parameters.narrow();
        try (Tensor input = NativeArrays.write(images, session, shape)) {
            by.forward(input, training, 0, (id, value) -> {
                        if (nodes.contains(id)) {
                            values.put(id, read(id, value, training));
                        }
                    })
                    .forEach(Tensor::close);
        } finally {
            by.forget();
        }
        return nodes.stream().map(values::get).toList();
    }

    /** In training a classifier gives logits, which are the loss' affair. */
    private HostArray read(int id, Tensor value, boolean training) {
        if (!training || !Trainable.isClassifier(program, id)) {
            return NativeArrays.read(value);
        }
        try (Tensor probabilities = entropy.probabilities(value)) {
            return NativeArrays.read(probabilities);
        }
    }

    @Override
    public double loss(Objective objective, long step, NativeFloats images, NativeFloats labels, long... shape) {
        return loss(objective, step, new Batch.OfHost(images, labels, shape));
    }

    private double loss(Objective objective, long step, Batch batch) {
        int classifier = Trainable.classifier(program);
        return calls.said(
                () -> loss(objective, classifier, step, batch),
                fewer -> loss(objective, classifier, step, batch.first(fewer)),
                batch.shape());
    }

    private double loss(Objective objective, int classifier, long step, Batch batch) {
        parameters.narrow();
        answers.ifPresent(CapturedAnswers::close);
        folding.unfold();
        return losses.of(objective, classifier, step, batch);
    }

    @Override
    public void ahead(ByteBatch batch) {
        calls.done(() -> ahead.add(batch));
    }

    @Override
    public void forgetAhead() {
        calls.done(() -> {
            while (!ahead.isEmpty()) {
                ahead.release();
            }
        });
    }

    @Override
    public double lossOfNext(Objective objective, long step) {
        Waiting batch = calls.said(ahead::first);
        try {
            return loss(
                    objective,
                    step,
                    new Batch.OfDevice(batch, pixels, batch.pixels().shape()));
        } finally {
            calls.done(ahead::release);
        }
    }

    @Override
    public void gradients(NativeFloats gradients) {
        calls.done(() -> parameters.storeGradients(gradients));
    }

    @Override
    public void update(List<UpdateSegment> segments, long images, OptionalDouble longestGradient) {
        update(segments, images, longestGradient, 1);
    }

    /**
     * Like {@link #update(List, long, OptionalDouble)}, by gradients of several devices.
     *
     * @param sums of how many devices the gradients of running statistics are sums
     */
    void update(List<UpdateSegment> segments, long images, OptionalDouble longestGradient, int sums) {
        calls.done(() -> tools.timed(
                "update", () -> updater.step(segments, new Updater.Divisors(images, sums), longestGradient)));
    }

    @Override
    public boolean isFinite() {
        return calls.said(parameters::areFinite);
    }

    @Override
    public void loadState(NativeFloats state) {
        calls.done(() -> updater.load(state));
    }

    @Override
    public void storeState(NativeFloats state) {
        calls.done(() -> updater.store(state));
    }

    /** GPUs have memory of their own, and may be lost. */
    @Override
    public void forget(NativeFloats numbers) {
        if (session.device().equals(Device.CPU)) {
            session.libtorch().giveBackMemory(numbers.address(), numbers.length() * Float.BYTES);
        }
    }

    private void freeBatches() {
        acceleration.use(() -> {
            closeBatches();
            return true;
        });
    }

    private void closeBatches() {
        losses.close();
        answers.ifPresent(CapturedAnswers::close);
        session.freeBrief();
    }

    /** What computes it. */
    Device device() {
        return session.device();
    }

    Session session() {
        return session;
    }

    /** What it is computed on, if it is a stream of our own. */
    Optional<Stream> stream() {
        return acceleration.stream();
    }

    /** What an action gives, all of which is done where the network is computed. */
    <T> T use(Supplier<T> action) {
        return calls.said(action);
    }

    /** On the device, all of them in one array. */
    Tensor flatGradients() {
        return parameters.gradients().flat();
    }

    /** As if the last batch had had no images. */
    void clearGradients() {
        calls.done(() -> flatGradients().zero());
    }

    @Override
    public void close() {
        calls.freed(() -> acceleration.use(() -> {
            ahead.close();
            closeBatches();
            folding.close();
            fusing.ifPresent(Fusing::close);
            propagation.close();
            batches.close();
            updater.close();
            parameters.close();
            session.close();
            return true;
        }));
        calls.freed(() -> acceleration.stream().ifPresent(Stream::close));
    }
}
