/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.util.TraceSignatureVisitor;

/** Declarations of types and members as lines, much as Java writes them. */
final class Signatures {
    /** What every enum has. */
    private static final List<String> OF_ENUMS = List.of("values", "valueOf");

    /** What every object has: that a type has its own is no part of its interface. */
    private static final Map<String, String> OF_OBJECTS = Map.of(
            "equals", "(Ljava/lang/Object;)Z",
            "hashCode", "()I",
            "toString", "()Ljava/lang/String;");

    private Signatures() {}

    static String type(ClassNode type, int access) {
        String kind = kind(type, access);
        String components = type.recordComponents == null
                ? ""
                : type.recordComponents.stream()
                        .map(component -> value(component) + " " + component.name)
                        .collect(Collectors.joining(", ", "(", ")"));
        TraceSignatureVisitor above = new TraceSignatureVisitor(access);
        new SignatureReader(Optional.ofNullable(type.signature).orElseGet(() -> plain(type))).accept(above);
        String declaration = above.getDeclaration()
                .replaceAll(" extends java\\.lang\\.(Record|Object|Enum<[^<]*>)(?= |$)", "")
                .replaceAll(" (extends|implements) java\\.lang\\.annotation\\.Annotation", "");
        return text(kind + " " + type.name.replace('/', '.') + components + declaration);
    }

    /** What is said of an annotation: where it may stand, whether it may repeat. */
    static List<String> annotations(ClassNode type) {
        return type.visibleAnnotations == null
                ? List.of()
                : type.visibleAnnotations.stream()
                        .map(Signatures::value)
                        .filter(line -> line.startsWith("@java.lang.annotation"))
                        .map(line -> line.replaceFirst("java\\.lang\\.annotation\\.", ""))
                        .sorted()
                        .toList();
    }

    private static String kind(ClassNode type, int access) {
        boolean isRecord = type.recordComponents != null;
        boolean isEnum = (access & Opcodes.ACC_ENUM) != 0;
        if ((access & Opcodes.ACC_ANNOTATION) != 0) {
            return deprecated(access) + "@interface";
        }
        if (isRecord || isEnum) {
            return deprecated(access) + (isRecord ? "record" : "enum");
        }
        String sealed = type.permittedSubclasses == null ? "" : "sealed ";
        if ((access & Opcodes.ACC_INTERFACE) != 0) {
            return deprecated(access) + sealed + "interface";
        }
        return deprecated(access) + words(access) + sealed + "class";
    }

    private static String plain(ClassNode type) {
        return "L" + type.superName + ";"
                + type.interfaces.stream().map(name -> "L" + name + ";").collect(Collectors.joining());
    }

    static String field(FieldNode field) {
        boolean isConstantOfEnum = (field.access & Opcodes.ACC_ENUM) != 0;
        if (isConstantOfEnum) {
            return deprecated(field.access) + field.name;
        }
        String value = field.value == null ? "" : " = " + field.value;
        return text(deprecated(field.access) + words(field.access) + ofType(field.signature, field.desc) + " "
                + field.name + value);
    }

    static String method(MethodNode method, ClassNode type) {
        TraceSignatureVisitor visitor = new TraceSignatureVisitor(0);
        new SignatureReader(Optional.ofNullable(method.signature).orElse(method.desc)).accept(visitor);
        String declared = visitor.getDeclaration();
        String variables = declared.substring(0, declared.indexOf('('));
        String parameters = declared.substring(declared.indexOf('('));
        if ((method.access & Opcodes.ACC_VARARGS) != 0) {
            parameters = parameters.replaceAll("\\[\\]\\)$", "...)");
        }
        boolean isConstructor = method.name.equals("<init>");
        String name = isConstructor ? type.name.replaceAll(".*[/$]", "") : visitor.getReturnType() + " " + method.name;
        String thrown = method.exceptions.isEmpty()
                ? ""
                : " throws "
                        + method.exceptions.stream()
                                .sorted()
                                .collect(Collectors.joining(", "))
                                .replace('/', '.');
        boolean isOfInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        boolean isDefault = isOfInterface && (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0;
        int access = isOfInterface ? method.access & ~Opcodes.ACC_ABSTRACT : method.access;
        String value = method.annotationDefault == null ? "" : " default " + value(method.annotationDefault);
        return text(deprecated(method.access)
                + (isDefault ? "default " : words(access))
                + (variables.isEmpty() ? "" : variables + " ")
                + name
                + parameters
                + thrown
                + value);
    }

    /** Whether it is there because of what the type is: nothing that anybody wrote for users. */
    static boolean isImplied(MethodNode method, ClassNode type) {
        if (method.desc.equals(OF_OBJECTS.get(method.name))) {
            return true;
        }
        boolean isEnum = (type.access & Opcodes.ACC_ENUM) != 0;
        if (isEnum) {
            return OF_ENUMS.contains(method.name) && (method.access & Opcodes.ACC_STATIC) != 0;
        }
        if (type.recordComponents == null) {
            return method.name.equals("<clinit>");
        }
        String all = type.recordComponents.stream()
                .map(component -> component.descriptor)
                .collect(Collectors.joining("", "(", ")V"));
        return method.name.equals("<clinit>")
                || method.name.equals("<init>") && method.desc.equals(all)
                || type.recordComponents.stream()
                        .anyMatch(component ->
                                method.name.equals(component.name) && method.desc.equals("()" + component.descriptor));
    }

    private static String value(RecordComponentNode component) {
        return ofType(component.signature, component.descriptor);
    }

    private static String ofType(String signature, String descriptor) {
        TraceSignatureVisitor visitor = new TraceSignatureVisitor(0);
        new SignatureReader(Optional.ofNullable(signature).orElse(descriptor)).acceptType(visitor);
        return visitor.getDeclaration();
    }

    /** The default of an annotation's element. */
    private static String value(Object value) {
        if (value instanceof String[] constant) {
            return constant[1];
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Signatures::value).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof AnnotationNode annotation) {
            return "@" + ofType(null, annotation.desc) + elements(annotation);
        }
        if (value instanceof Type type) {
            return type.getClassName();
        }
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }

    /** An annotation has names and values in turn. */
    private static String elements(AnnotationNode annotation) {
        List<Object> given = annotation.values == null ? List.of() : annotation.values;
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < given.size(); i += 2) {
            boolean isAlone = given.size() == 2 && given.get(i).equals("value");
            elements.add((isAlone ? "" : given.get(i) + " = ") + value(given.get(i + 1)));
        }
        return elements.isEmpty() ? "" : "(" + String.join(", ", elements) + ")";
    }

    private static String deprecated(int access) {
        return (access & Opcodes.ACC_DEPRECATED) == 0 ? "" : "@Deprecated ";
    }

    private static String words(int access) {
        return ((access & Opcodes.ACC_PROTECTED) == 0 ? "" : "protected ")
                + ((access & Opcodes.ACC_STATIC) == 0 ? "" : "static ")
                + ((access & Opcodes.ACC_ABSTRACT) == 0 ? "" : "abstract ")
                + ((access & Opcodes.ACC_FINAL) == 0 ? "" : "final ");
    }

    /** Without the packages that everybody knows. */
    private static String text(String line) {
        return line.replace('$', '.').replaceAll("\\bjava\\.(lang|util|io|nio\\.file)\\.(?=[A-Z])", "");
    }
}
