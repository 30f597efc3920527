/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** The annotations of a type as the compiler shows them. */
final class MirrorReader extends SimpleAnnotationValueVisitor14<Value, Void> {
    private MirrorReader() {
        super(new Value.Plain());
    }

    static List<Value.Annotation> read(TypeElement type) {
        MirrorReader reader = new MirrorReader();
        return type.getAnnotationMirrors().stream().map(reader::read).toList();
    }

    private Value.Annotation read(AnnotationMirror mirror) {
        Map<String, Value> values = new LinkedHashMap<>();
        mirror.getElementValues()
                .forEach((attribute, value) ->
                        values.put(attribute.getSimpleName().toString(), value.accept(this, null)));
        return new Value.Annotation(mirror.getAnnotationType().asElement().toString(), values);
    }

    @Override
    public Value visitEnumConstant(VariableElement constant, Void nothing) {
        return new Value.Constant(constant.getSimpleName().toString());
    }

    @Override
    public Value visitAnnotation(AnnotationMirror mirror, Void nothing) {
        return read(mirror);
    }

    @Override
    public Value visitArray(List<? extends AnnotationValue> values, Void nothing) {
        return new Value.Several(
                values.stream().map(value -> value.accept(this, null)).toList());
    }
}
