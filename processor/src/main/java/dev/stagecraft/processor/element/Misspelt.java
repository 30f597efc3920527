/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.stagecraft.processor.declaration.Language;
import dev.stagecraft.processor.diagnostic.Nearest;
import dev.stagecraft.processor.diagnostic.WrappedEnvironment;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Annotations that the compiler does not know, and says so, and that are probably some of the language: {@code @ResidualStag},
 * or one that is not imported. That a network without them lacks a stage would only follow.
 */
public final class Misspelt {
    private final Optional<Trees> trees;
    private final Set<TypeElement> clean = new HashSet<>();

    public Misspelt(ProcessingEnvironment environment) {
        this.trees = WrappedEnvironment.javac(environment).map(Trees::instance);
    }

    /** Whether one of the types has such an annotation. What has none will have none in a later round. */
    public boolean isOnAny(Collection<TypeElement> types) {
        for (TypeElement type : types) {
            if (!clean.contains(type)) {
                if (isOn(type)) {
                    return true;
                }
                clean.add(type);
            }
        }
        return false;
    }

    private boolean isOn(TypeElement type) {
        return Stream.concat(unresolved(type), written(type))
                .anyMatch(name -> Nearest.to(name, Language.SIMPLE_NAMES).isPresent());
    }

    private static Stream<String> unresolved(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType())
                .filter(annotation -> annotation.getKind() == TypeKind.ERROR)
                .map(annotation -> annotation.asElement().getSimpleName().toString());
    }

    /** As they stand in the source: javac forgets an unknown annotation that is repeated. */
    private Stream<String> written(TypeElement type) {
        return trees.map(it -> it.getPath(type)).stream()
                .filter(path -> path.getLeaf() instanceof ClassTree)
                .flatMap(path -> ((ClassTree) path.getLeaf())
                        .getModifiers().getAnnotations().stream()
                                .map(AnnotationTree::getAnnotationType)
                                // Shorter than it is, so that it need not be searched for.
                                .filter(name -> isUnknown(new TreePath(path, name))))
                .map(Object::toString);
    }

    private boolean isUnknown(TreePath annotationType) {
        Element element = trees.orElseThrow().getElement(annotationType);
        return element == null || element.asType().getKind() == TypeKind.ERROR;
    }
}
