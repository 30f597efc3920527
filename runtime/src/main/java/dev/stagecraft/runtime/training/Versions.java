/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The versions of what computes, as far as their jars say them. */
final class Versions {
    private Versions() {}

    /** By names for people. */
    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        of("dev.stagecraft", "runtime").ifPresent(version -> versions.put("Stagecraft", version));
        of("org.deeplearning4j", "deeplearning4j-nn").ifPresent(version -> versions.put("Deeplearning4j", version));
        versions.put("Java", Runtime.version().toString());
        return versions;
    }

    /** What Maven writes into each jar; folders of classes do not have it. */
    private static Optional<String> of(String group, String artifact) {
        String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream stream = Versions.class.getResourceAsStream(file)) {
            if (stream == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(stream);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
