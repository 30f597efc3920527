/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.EventClock;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import java.util.Map;

/** A network on one device, of which it is known how long each kind of work takes. Its steps are not captured. */
public final class Profile {
    private final EngineNetwork network;
    private final Timing timing;
    private final Acceleration acceleration;

    private Profile(EngineNetwork network, Timing timing, Acceleration acceleration) {
        this.network = network;
        this.timing = timing;
        this.acceleration = acceleration;
    }

    /**
     * Opens it.
     *
     * @param program what it computes
     * @param settings where, and how
     * @return the network and its times
     * @throws dev.stagecraft.program.engine.EngineException if the device is not there, or the program has something that cannot be computed
     */
    public static Profile open(NetworkProgram program, EngineSettings settings) {
        Session session = LibtorchEngine.session(settings, Device.of(settings.device()));
        Libtorch libtorch = session.libtorch();
        Acceleration acceleration = Acceleration.of(libtorch, session.device()).withoutCapture();
        Timing timing = new Timing(acceleration.stream()
                .map(stream -> Timing.of(new EventClock(libtorch::findOfCuda, stream.handle())))
                .orElse(Timing.PROCESSOR));
        EngineNetwork network = LibtorchEngine.network(
                session,
                acceleration,
                settings,
                program,
                tools -> new LibtorchNetwork(program, settings.seed(), tools.withTiming(timing), acceleration));
        return new Profile(network, timing, acceleration);
    }

    /** {@return the network, which is the caller's to close} */
    public EngineNetwork network() {
        return network;
    }

    /** {@return the milliseconds of each kind of work since they were asked for last, in the order in which kinds came first} */
    public Map<String, Double> milliseconds() {
        return acceleration.use(timing::milliseconds);
    }
}
