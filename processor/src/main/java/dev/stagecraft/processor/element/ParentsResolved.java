/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.Collection;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Every super-interface of a network and of its blocks is known, when no other processor has anything left to generate. */
public final class ParentsResolved {
    private ParentsResolved() {}

    /** @param types of which the network is made */
    public static void check(Collection<TypeElement> types, Subject network, Diagnostics diagnostics) {
        for (TypeElement type : types) {
            for (TypeMirror parent : type.getInterfaces()) {
                if (parent.getKind() == TypeKind.ERROR) {
                    diagnostics.report(
                            Message.UNRESOLVED_PARENT,
                            network.origin(),
                            type.getSimpleName(),
                            parent,
                            network.type().getSimpleName());
                }
            }
        }
    }
}
