/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.library.UnknownDeviceException;
import dev.stagecraft.libtorch.library.UnusableLibtorchException;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Computes networks with the libtorch that is found, on a CPU or a GPU. */
public final class LibtorchEngine implements Engine {
    /** Far from the seeds that people choose. */
    private static final long SEEDS = 0x9E3779B97F4A7C15L;

    /** There is nothing to set. */
    public LibtorchEngine() {}

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public String version() {
        return "libtorch " + libtorch().version();
    }

    @Override
    public List<String> devices() {
        return libtorch().devices().stream().map(Device::toString).toList();
    }

    /** Several devices, as in {@code cuda:0,cuda:1}, share each batch. */
    @Override
    public EngineNetwork open(NetworkProgram program, EngineSettings settings) {
        List<Device> devices = devices(settings.device());
        if (devices.size() == 1) {
            return open(program, settings, devices, 0);
        }
        List<Rank> ranks = new ArrayList<>();
        try {
            for (int rank = 0; rank < devices.size(); rank++) {
                int number = rank;
                ranks.add(Rank.open("stagecraft-" + devices.get(rank), () -> open(program, settings, devices, number)));
            }
            GradientSum sum = GradientSum.of(
                    libtorch()::findOfCuda, ranks.stream().map(Rank::network).toList());
            return new SharedNetwork(program, ranks, sum);
        } catch (RuntimeException | Error e) {
            ranks.forEach(Rank::close);
            throw e;
        }
    }

    private static List<Device> devices(String names) {
        try {
            List<Device> devices = Stream.of(names.split(",", -1))
                    .map(String::strip)
                    .map(Device::of)
                    .toList();
            if (devices.stream().map(Device::kind).distinct().count() > 1) {
                throw new EngineException("Of the devices " + names
                        + " some are GPUs and one is the CPU, which round differently, so that they would not stay alike: name"
                        + " GPUs only, or the CPU only.");
            }
            return devices;
        } catch (UnknownDeviceException e) {
            throw new EngineException(e.getMessage(), e);
        }
    }

    /** @param rank which of the devices; what each drops at random is its own */
    private static LibtorchNetwork open(
            NetworkProgram program, EngineSettings settings, List<Device> devices, int rank) {
        Session session = session(settings, devices.get(rank));
        Acceleration acceleration = Acceleration.of(session.libtorch(), session.device());
        return network(
                session,
                acceleration,
                settings,
                program,
                tools -> new LibtorchNetwork(
                        program, settings.seed() + rank * SEEDS, tools, acceleration, devices.size()));
    }

    /** @throws EngineException if there is no such device */
    static Session session(EngineSettings settings, Device device) {
        try {
            Session session = Session.open(libtorch(), device);
            if (settings.arithmetic() == Arithmetic.FLOAT32 && !device.equals(Device.CPU)) {
                session.libtorch().refuseTf32();
            }
            return session;
        } catch (UnknownDeviceException e) {
            throw new EngineException(e.getMessage(), e);
        }
    }

    /** Opens a network, or closes the session. */
    static LibtorchNetwork network(
            Session session,
            Acceleration acceleration,
            EngineSettings settings,
            NetworkProgram program,
            Function<Tools, LibtorchNetwork> network) {
        ElementType maps = settings.arithmetic() == Arithmetic.BFLOAT16 ? ElementType.BFLOAT16 : ElementType.FLOAT32;
        try {
            return acceleration.use(
                    () -> network.apply(Tools.of(session, maps, acceleration.launcher(), settings.recomputation())));
        } catch (TorchException e) {
            session.close();
            throw Failure.isOfMemory(e)
                    ? Failure.ofParameters(e, session.device(), program.length())
                    : Failure.other(e, session.device());
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }

    private static Libtorch libtorch() {
        try {
            return Libtorch.load();
        } catch (UnusableLibtorchException e) {
            throw new EngineException(e.getMessage(), e);
        }
    }
}
