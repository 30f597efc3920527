/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the C library keeps of native memory that was freed: glibc, up to 64 MB of each of eight arenas for each core. */
final class NativeHeap {
    private static final String TRIM = "systemTrimNativeHeap";

    private NativeHeap() {}

    /** Has the C library give back what is free, where this JVM can ask for it ({@code jcmd System.trim_native_heap}: Linux, from 17.0.9 on). */
    static void trim() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            boolean canTrim = Arrays.stream(server.getMBeanInfo(commands).getOperations())
                    .anyMatch(operation -> operation.getName().equals(TRIM));
            if (canTrim) {
                server.invoke(commands, TRIM, new Object[0], new String[0]);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
