/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.runtime.NetworkDefinition;

/** Definitions of networks by the names of their classes. */
public final class Networks {
    private Networks() {}

    /**
     * {@return the network's definition}
     *
     * @param name the full name of the annotated interface, or of the class that was generated of it
     * @throws IllegalArgumentException if the class path has none of that name
     */
    public static NetworkDefinition find(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (String candidate : new String[] {name, name.replace('$', '_') + "Network"}) {
            try {
                Class<?> type = Class.forName(candidate, true, loader);
                if (NetworkDefinition.class.isAssignableFrom(type)) {
                    return type.asSubclass(NetworkDefinition.class)
                            .getConstructor()
                            .newInstance();
                }
            } catch (ClassNotFoundException e) {
                // The next, if there is one.
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new IllegalArgumentException(
                        "The network " + candidate + " cannot be loaded (" + e
                                + "): make its interface public, and compile it for the version of Stagecraft that runs here.",
                        e);
            }
        }
        throw new IllegalArgumentException(
                "The class path has no network " + name
                        + ": set network to the full name of an interface with @ResidualNetwork, and give its jar to the cluster (--jars).");
    }
}
