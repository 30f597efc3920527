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
import java.util.List;

/** Computes networks with the libtorch that is found, on a CPU or a GPU. */
public final class LibtorchEngine implements Engine {
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

    @Override
    public EngineNetwork open(NetworkProgram program, EngineSettings settings) {
        ElementType maps = settings.arithmetic() == Arithmetic.BFLOAT16 ? ElementType.BFLOAT16 : ElementType.FLOAT32;
        Session session = session(settings.device());
        if (settings.arithmetic() == Arithmetic.FLOAT32 && !session.device().equals(Device.CPU)) {
            session.libtorch().refuseTf32();
        }
        Acceleration acceleration = Acceleration.of(session.libtorch(), session.device());
        try {
            return acceleration.use(() -> new LibtorchNetwork(
                    program, settings.seed(), tools(session, maps, acceleration, settings), acceleration));
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

    private static Tools tools(Session session, ElementType maps, Acceleration acceleration, EngineSettings settings) {
        return Tools.of(session, maps, acceleration.launcher(), settings.recomputation());
    }

    private static Session session(String device) {
        try {
            return Session.open(libtorch(), Device.of(device));
        } catch (UnknownDeviceException e) {
            throw new EngineException(e.getMessage(), e);
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
