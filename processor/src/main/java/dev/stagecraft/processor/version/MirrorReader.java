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
final class MirrorReader extends SimpleAnnotationValueVisitor14<WrittenValue, Void> {
    private MirrorReader() {
        super(new WrittenValue.Plain());
    }

    static List<WrittenValue.Annotation> read(TypeElement type) {
        MirrorReader reader = new MirrorReader();
        return type.getAnnotationMirrors().stream().map(reader::read).toList();
    }

    private WrittenValue.Annotation read(AnnotationMirror mirror) {
        Map<String, WrittenValue> values = new LinkedHashMap<>();
        mirror.getElementValues()
                .forEach((attribute, value) ->
                        values.put(attribute.getSimpleName().toString(), value.accept(this, null)));
        return new WrittenValue.Annotation(
                mirror.getAnnotationType().asElement().toString(), values);
    }

    @Override
    public WrittenValue visitEnumConstant(VariableElement constant, Void nothing) {
        return new WrittenValue.Constant(constant.getSimpleName().toString());
    }

    @Override
    public WrittenValue visitAnnotation(AnnotationMirror mirror, Void nothing) {
        return read(mirror);
    }

    @Override
    public WrittenValue visitArray(List<? extends AnnotationValue> values, Void nothing) {
        return new WrittenValue.Several(
                values.stream().map(value -> value.accept(this, null)).toList());
    }
}
