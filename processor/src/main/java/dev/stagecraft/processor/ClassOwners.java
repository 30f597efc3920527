/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Generated;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Where the classes come from that networks may ask for as well. */
final class ClassOwners {
    private final Elements elements;
    private final Map<String, String> generated = new HashMap<>();

    ClassOwners(Elements elements) {
        this.elements = elements;
    }

    /** Says for which interface a class was generated. */
    void put(String className, TypeElement network) {
        generated.put(className, network.getQualifiedName().toString());
    }

    /** Who has a class already, and what to do about it. */
    String whoHas(String className) {
        if (generated.containsKey(className)) {
            return "which is that of " + generated.get(className) + ". Rename one of the interfaces";
        }
        return isEarlierOutput(className)
                ? "which is among the sources, where an earlier compilation wrote it. Remove "
                        + className.substring(className.lastIndexOf('.') + 1) + ".java from them"
                : "which was written by hand. Rename the interface, or that class";
    }

    /** Sources have {@code @Generated}, class files have not. */
    private boolean isEarlierOutput(String className) {
        return Optional.ofNullable(elements.getTypeElement(className))
                .map(type -> type.getAnnotation(Generated.class))
                .filter(by -> by.value().length > 0
                        && by.value()[0].equals(ResidualNetworkProcessor.class.getCanonicalName()))
                .isPresent();
    }
}
