/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.Engine;
import dev.stagecraft.program.engine.EngineException;
import dev.stagecraft.program.engine.EngineNetwork;
import dev.stagecraft.program.engine.EngineSettings;
import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Executions;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.fault.UnsupportedException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;

/** What an engine cannot do is caught as what any library cannot. */
class EngineFaultsTest {
    private static final EngineException FAULT = new EngineException("There is no memory left.");

    /** Finds no devices, and opens networks that are not finite and have no memory. */
    private static final class Failing implements Engine {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public String version() {
            throw new ArithmeticException("a fault of its own");
        }

        @Override
        public List<String> devices() {
            throw FAULT;
        }

        @Override
        public EngineNetwork open(NetworkProgram program, EngineSettings settings) {
            return (EngineNetwork) Proxy.newProxyInstance(
                    EngineNetwork.class.getClassLoader(),
                    new Class<?>[] {EngineNetwork.class},
                    (network, method, arguments) -> {
                        if (method.getReturnType() == boolean.class) {
                            return false;
                        }
                        throw FAULT;
                    });
        }
    }

    @Test
    void areOfTheRuntimesFamily() {
        Engine engine = EngineFaults.translated(new Failing());
        assertEquals("failing", engine.name());
        assertUnsupported(engine::devices);
        EngineNetwork network = engine.open(null, null);
        assertEquals(false, network.isFinite());
        assertUnsupported(() -> network.answer(null));
        assertUnsupported(() -> network.loss(0, null, null));
        assertThrows(ArithmeticException.class, engine::version);
    }

    private static void assertUnsupported(org.junit.jupiter.api.function.Executable use) {
        UnsupportedException refusal = assertThrows(UnsupportedException.class, use);
        assertEquals(FAULT.getMessage(), refusal.getMessage());
        assertSame(FAULT, refusal.getCause());
    }

    @Test
    void anEngineThatIsNotThereIsNotSupported() {
        ComputationGraphConfiguration configuration =
                new SmallNetwork().head(3, 2).configuration();
        if (Executions.here().noneMatch(execution -> execution == Execution.LIBTORCH)) {
            assertThrows(
                    UnsupportedException.class,
                    () -> Computed.network(Execution.LIBTORCH, configuration).init());
        }
    }
}
