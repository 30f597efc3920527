/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Properties properties = properties();
        return new String[] {
            "stagecraft " + properties.getProperty("version"),
            "Deeplearning4j " + properties.getProperty("deeplearning4j"),
            "Java ${java.version} (${java.vendor}), ${os.name} ${os.arch}"
        };
    }

    /** The version of this program, and of what is released with it. */
    static String number() {
        return properties().getProperty("version");
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream resource = ProgramVersion.class.getResourceAsStream("/stagecraft.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("The version in this very jar cannot be read", e);
        }
        return properties;
    }
}
