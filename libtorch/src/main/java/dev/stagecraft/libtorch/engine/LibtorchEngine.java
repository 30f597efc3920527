/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;

/** Computes networks with the libtorch that is found, on a CPU or a GPU. */
public final class LibtorchEngine implements Engine {
    /** There is nothing to set. */
    public LibtorchEngine() {}

    @Override
    public String name() {
        return "libtorch";
    }

    /**
     * Puts a network on a device.
     *
     * @throws dev.stagecraft.libtorch.library.UnusableLibtorchException if there is no libtorch, it does not load, or it is too old
     * @throws dev.stagecraft.libtorch.library.UnknownDeviceException if there is no such device
     * @throws UnsupportedNetworkException if something in the network cannot be computed
     */
    @Override
    public EngineNetwork open(NetworkProgram program, EngineSettings settings) {
        Session session = Session.open(Libtorch.load(), Device.of(settings.device()));
        try {
            ElementType maps =
                    settings.arithmetic() == Arithmetic.BFLOAT16 ? ElementType.BFLOAT16 : ElementType.FLOAT32;
            return new LibtorchNetwork(program, settings, session, Tools.of(session, maps));
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
    }
}
