/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import dev.stagecraft.program.NetworkProgram;
import java.util.List;

/** Something that computes networks on devices. */
public interface Engine {
    /** {@return what it is called: {@code libtorch}} */
    String name();

    /**
     * {@return what computes here, with its version, for the first line of a training: {@code libtorch 2.13.0}}
     *
     * @throws EngineException if its native library is not there, is damaged or is of a version that does not do
     */
    String version();

    /**
     * {@return the devices that it finds: {@code cpu}, {@code cuda:0} …}
     *
     * @throws EngineException if its native library is not there, is damaged or is of a version that does not do
     */
    List<String> devices();

    /**
     * {@return a network on a device, whose parameters are to be {@linkplain EngineNetwork#load loaded}}
     *
     * @param program what it computes
     * @param settings where, and how
     * @throws EngineException if the engine or the device is not there, or the program has something that it cannot compute
     */
    EngineNetwork open(NetworkProgram program, EngineSettings settings);
}
