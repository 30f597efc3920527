/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.version;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The annotations of a class file, those included that compilers leave out because they do not know them. */
final class ClassFileReader {
    private static final int API = Opcodes.ASM9;

    private ClassFileReader() {}

    /** @throws IllegalArgumentException if it is none, or of a newer Java than this library knows */
    static List<WrittenValue.Annotation> read(byte[] classFile) {
        List<WrittenValue.Annotation> annotations = new ArrayList<>();
        ClassVisitor visitor = new ClassVisitor(API) {
            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return annotation(descriptor, annotations::add);
            }
        };
        new ClassReader(classFile)
                .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return annotations;
    }

    private static AnnotationVisitor annotation(String descriptor, Consumer<WrittenValue.Annotation> whole) {
        Map<String, WrittenValue> values = new LinkedHashMap<>();
        String type = Type.getType(descriptor).getClassName();
        return new Values(values::put, () -> whole.accept(new WrittenValue.Annotation(type, values)));
    }

    /** What values are handed to, with the attribute's name; those of an array have none. */
    @FunctionalInterface
    private interface Sink {
        void put(String attribute, WrittenValue value);
    }

    private static final class Values extends AnnotationVisitor {
        private final Sink sink;
        private final Runnable end;

        Values(Sink sink, Runnable end) {
            super(API);
            this.sink = sink;
            this.end = end;
        }

        @Override
        public void visit(String attribute, Object value) {
            sink.put(attribute, new WrittenValue.Plain());
        }

        @Override
        public void visitEnum(String attribute, String descriptor, String constant) {
            sink.put(attribute, new WrittenValue.Constant(constant));
        }

        @Override
        public AnnotationVisitor visitAnnotation(String attribute, String descriptor) {
            return annotation(descriptor, nested -> sink.put(attribute, nested));
        }

        @Override
        public AnnotationVisitor visitArray(String attribute) {
            List<WrittenValue> values = new ArrayList<>();
            return new Values(
                    (none, value) -> values.add(value), () -> sink.put(attribute, new WrittenValue.Several(values)));
        }

        @Override
        public void visitEnd() {
            end.run();
        }
    }
}
