/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Finds places in javac's syntax tree. The {@code Messager} cannot: for a repeated annotation javac has only the
 * container's mirror, which stands nowhere in the source, and so reports on the interface (JDK 17 and 25).
 */
final class TreeLocator implements SourceLocator {
    private final Trees trees;

    /** @param environment javac's own */
    TreeLocator(ProcessingEnvironment environment) {
        trees = Trees.instance(environment);
    }

    @Override
    public boolean print(Kind kind, String text, TypeElement compiled, Origin origin) {
        TreePath path = trees.getPath(compiled);
        if (path == null || !(path.getLeaf() instanceof ClassTree type)) {
            return false;
        }
        List<? extends AnnotationTree> written = type.getModifiers().getAnnotations().stream()
                .flatMap(annotation -> Stream.concat(Stream.of(annotation), contained(annotation)))
                .filter(annotation -> isOf(origin.annotation(), path, annotation))
                .toList();
        if (origin.index() >= written.size()) {
            return false;
        }
        Tree place = find(written.get(origin.index()), origin.path());
        trees.printMessage(kind, text, place, path.getCompilationUnit());
        return true;
    }

    /** The annotations that stand in a container which was written out. */
    private static Stream<AnnotationTree> contained(AnnotationTree container) {
        return container.getArguments().stream()
                .map(argument -> argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument)
                .flatMap(value ->
                        value instanceof NewArrayTree array ? array.getInitializers().stream() : Stream.of(value))
                .filter(AnnotationTree.class::isInstance)
                .map(AnnotationTree.class::cast);
    }

    private boolean isOf(String name, TreePath type, AnnotationTree annotation) {
        Element element = trees.getElement(new TreePath(type, annotation.getAnnotationType()));
        return element instanceof TypeElement found && found.getQualifiedName().contentEquals(name);
    }

    /** The value of the attribute; the annotation, where the attribute was left at its default. */
    private static Tree find(AnnotationTree annotation, List<String> path) {
        if (path.isEmpty()) {
            return annotation;
        }
        return annotation.getArguments().stream()
                .map(argument -> valueOf(argument, path.get(0)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(value -> within(value, path.subList(1, path.size())))
                .orElse(annotation);
    }

    /** What an argument gives to an attribute; one without a name is for {@code value}. */
    private static Optional<ExpressionTree> valueOf(ExpressionTree argument, String attribute) {
        if (argument instanceof AssignmentTree assignment) {
            return Optional.of(assignment.getExpression())
                    .filter(value -> assignment.getVariable().toString().equals(attribute));
        }
        return Optional.of(argument).filter(value -> attribute.equals("value"));
    }

    private static Tree within(ExpressionTree value, List<String> path) {
        if (value instanceof AnnotationTree nested) {
            return find(nested, path);
        }
        boolean isElement = !path.isEmpty() && value instanceof NewArrayTree;
        return isElement ? ((NewArrayTree) value).getInitializers().get(Integer.parseInt(path.get(0))) : value;
    }
}
