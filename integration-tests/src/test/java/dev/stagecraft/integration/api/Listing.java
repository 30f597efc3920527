/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The public types of a module's packages for users, each with its public members, as lines of text in a fixed order. */
final class Listing {
    private static final Pattern OWN_TYPE = Pattern.compile("dev\\.stagecraft(\\.[a-z]\\w*)*(\\.[A-Z]\\w*)+");

    private final Map<String, ClassNode> classes;
    private final Set<String> packages;
    private final SortedMap<String, List<String>> types = new TreeMap<>();

    private Listing(Map<String, ClassNode> classes, Collection<String> packages) {
        this.classes = classes;
        this.packages = new HashSet<>(packages);
    }

    static Listing of(Module module) {
        Listing listing = new Listing(module.classes(), module.apiPackages());
        listing.classes.values().stream().filter(listing::isListed).forEach(listing::add);
        return listing;
    }

    /** The names of all types, those of nested ones with their outer ones'. */
    Set<String> names() {
        return types.keySet();
    }

    /** The types of this project that the lines of a type name, but for itself. */
    Set<String> namedBy(String type) {
        Set<String> named = types.get(type).stream()
                .flatMap(line -> OWN_TYPE.matcher(line).results())
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        named.remove(type);
        return named;
    }

    /** The types of this project that it extends or implements. */
    Set<String> kindOf(String type) {
        String header = types.get(type).stream()
                .filter(line -> !line.startsWith("@Dep") && line.contains(type))
                .findFirst()
                .orElseThrow();
        return OWN_TYPE.matcher(
                        header.substring(header.indexOf(type) + type.length()).replaceAll("\\(.*\\)", ""))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    String text() {
        return types.values().stream()
                .map(lines -> String.join("\n", lines) + "\n")
                .collect(Collectors.joining("\n"));
    }

    private void add(ClassNode type) {
        Set<String> members = new TreeSet<>();
        addMembers(type, type, members);
        List<String> lines = new ArrayList<>(Signatures.annotations(type));
        lines.add(header(type));
        members.forEach(member -> lines.add("    " + member));
        types.put(type.name.replaceAll("[/$]", "."), lines);
    }

    /** Its declaration, with the next class above it that users see. */
    private String header(ClassNode type) {
        String header = Signatures.type(type, access(type));
        ClassNode above = classes.get(type.superName);
        while (above != null && !isListed(above)) {
            String hidden = "extends " + above.name.replaceAll("[/$]", ".");
            header = header.replaceFirst(
                    Pattern.quote(hidden) + "\\b(<.*>)?", "extends " + above.superName.replaceAll("[/$]", "."));
            above = classes.get(above.superName);
        }
        return header.replace(" extends java.lang.Object", "");
    }

    /** Its members, and those of the types above it which users do not see. */
    private void addMembers(ClassNode type, ClassNode heir, Set<String> members) {
        for (FieldNode field : type.fields) {
            if (isVisible(field.access, heir)) {
                members.add(Signatures.field(field));
            }
        }
        for (MethodNode method : type.methods) {
            boolean isOfHeir = type == heir || !method.name.equals("<init>");
            if (isOfHeir && isVisible(method.access, heir) && !Signatures.isImplied(method, type)) {
                members.add(Signatures.method(method, type));
            }
        }
        Stream.concat(Stream.ofNullable(type.superName), type.interfaces.stream())
                .flatMap(name -> Stream.ofNullable(classes.get(name)))
                .filter(above -> !isListed(above))
                .forEach(above -> addMembers(above, heir, members));
    }

    private static boolean isVisible(int access, ClassNode heir) {
        if ((access & Opcodes.ACC_SYNTHETIC) != 0) {
            return false;
        }
        boolean isForHeirs = (access & Opcodes.ACC_PROTECTED) != 0
                && (heir.access & Opcodes.ACC_FINAL) == 0
                && heir.permittedSubclasses == null;
        return (access & Opcodes.ACC_PUBLIC) != 0 || isForHeirs;
    }

    private boolean isListed(ClassNode type) {
        int name = type.name.lastIndexOf('/');
        return name > 0 && packages.contains(type.name.substring(0, name).replace('/', '.')) && isPublic(type);
    }

    /** Whether it and all around it are public. */
    private boolean isPublic(ClassNode type) {
        return (access(type) & Opcodes.ACC_PUBLIC) != 0
                && inner(type)
                        .map(inner -> inner.outerName != null && isPublic(classes.get(inner.outerName)))
                        .orElse(true);
    }

    private static int access(ClassNode type) {
        return inner(type).map(inner -> inner.access).orElse(type.access);
    }

    private static Optional<InnerClassNode> inner(ClassNode type) {
        return type.innerClasses.stream()
                .filter(inner -> inner.name.equals(type.name))
                .findFirst();
    }
}
