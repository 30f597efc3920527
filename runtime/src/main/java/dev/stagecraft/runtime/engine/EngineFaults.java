/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.runtime.fault.UnsupportedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** What engines cannot do is an exception of theirs, since they know nothing of the runtime; its users catch the runtime's. */
final class EngineFaults {
    private EngineFaults() {}

    /** The same engine, which throws an {@link UnsupportedException} in the place of each {@link EngineException}, and so do its networks. */
    static Engine translated(Engine engine) {
        return translated(Engine.class, engine);
    }

    private static <T> T translated(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof EngineNetwork network
                                ? translated(EngineNetwork.class, network)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof EngineException fault
                                ? new UnsupportedException(fault.getMessage(), fault)
                                : e.getCause();
                    }
                }));
    }
}
