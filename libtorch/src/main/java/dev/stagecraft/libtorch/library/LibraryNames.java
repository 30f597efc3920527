/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.util.Locale;

/** How an operating system calls its shared libraries. */
enum LibraryNames {
    LINUX("linux", ".so"),
    MAC("macosx", ".dylib");

    private final String platform;
    private final String ending;

    LibraryNames(String platform, String ending) {
        this.platform = platform;
        this.ending = ending;
    }

    /** @throws UnusableLibtorchException on other operating systems */
    static LibraryNames here() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return LINUX;
        }
        if (system.startsWith("mac")) {
            return MAC;
        }
        throw new UnusableLibtorchException("libtorch can be used on Linux and macOS only, and this is "
                + System.getProperty("os.name") + ": train with another engine.");
    }

    /** {@code libtorch_cpu.so} */
    String file(String name) {
        return "lib" + name + ending;
    }

    /** Whether it is called like a library: {@code libgomp.so.1} too. */
    boolean isLibrary(String file) {
        return file.startsWith("lib") && (file.endsWith(ending) || file.contains(ending + "."));
    }

    /** The word for this machine in the names of JavaCPP's jars: {@code linux-x86_64}. */
    String platform() {
        String machine = System.getProperty("os.arch");
        return platform
                + switch (machine) {
                    case "amd64", "x86_64" -> "-x86_64";
                    case "aarch64", "arm64" -> "-arm64";
                    default -> "-" + machine;
                };
    }
}
