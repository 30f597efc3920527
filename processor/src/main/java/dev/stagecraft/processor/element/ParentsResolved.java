package dev.stagecraft.processor.element;

import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Every super-interface of a network is known, when no other processor has anything left to generate. */
public final class ParentsResolved implements ElementRule {
    @Override
    public void check(TypeElement network, Origin origin, Diagnostics diagnostics) {
        for (TypeElement type : Lineage.of(network).types()) {
            for (TypeMirror parent : type.getInterfaces()) {
                if (parent.getKind() == TypeKind.ERROR) {
                    diagnostics.report(
                            Message.UNRESOLVED_PARENT, origin, type.getSimpleName(), parent, network.getSimpleName());
                }
            }
        }
    }
}
