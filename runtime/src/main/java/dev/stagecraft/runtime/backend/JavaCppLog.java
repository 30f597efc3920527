/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

/**
 * Where JavaCPP says what it finds odd: among what everything else logs, and not on the console past it. It finds that ND4J's OpenBLAS was
 * made for an older JavaCPP than oneDNN's, beside which it runs.
 */
final class JavaCppLog {
    private static final String LOGGER = "org.bytedeco.javacpp.logger";

    private JavaCppLog() {}

    /** Has it log by SLF4J, unless the user says by what. It must be called before ND4J or oneDNN is loaded. */
    static void toSlf4j() {
        if (System.getProperty(LOGGER) == null) {
            System.setProperty(LOGGER, "slf4j");
        }
    }
}
