/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.element;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Nesting;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.WrappedEnvironment;
import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * A network is not declared in a method. Annotation processors are not shown what stands in there, so this listens to the
 * compiler, and finds it when methods are analysed.
 */
public final class LocalInterfaces implements TaskListener {
    private final Trees trees;

    private LocalInterfaces(Trees trees) {
        this.trees = trees;
    }

    /** Listens from now on, if the compiler is javac. In another such an interface is ignored, as by every processor. */
    public static void listen(ProcessingEnvironment environment) {
        WrappedEnvironment.javac(environment)
                .ifPresent(
                        javac -> JavacTask.instance(javac).addTaskListener(new LocalInterfaces(Trees.instance(javac))));
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE && mayHaveNetworks(event)) {
            TreePath type = trees.getPath(event.getTypeElement());
            if (type != null) {
                new Scanner().scan(type, null);
            }
        }
    }

    /** Most sources of a project have none, and to look for the name costs less than to walk through their methods. */
    private static boolean mayHaveNetworks(TaskEvent event) {
        try {
            String text = event.getSourceFile().getCharContent(true).toString();
            return text.contains(ResidualNetwork.class.getSimpleName());
        } catch (IOException unreadable) {
            return true;
        }
    }

    private final class Scanner extends TreePathScanner<Void, Void> {
        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            if (trees.getElement(getCurrentPath()) instanceof TypeElement type && isInAMethod(type)) {
                tree.getModifiers().getAnnotations().stream()
                        .filter(this::isNetwork)
                        .forEach(annotation -> report(type, annotation));
            }
            return super.visitClass(tree, nothing);
        }

        /** In a local or anonymous class there may be interfaces too. */
        private boolean isInAMethod(TypeElement type) {
            return Nesting.of(type)
                    .map(TypeElement::getNestingKind)
                    .anyMatch(kind -> kind == NestingKind.LOCAL || kind == NestingKind.ANONYMOUS);
        }

        private boolean isNetwork(AnnotationTree annotation) {
            return trees.getElement(new TreePath(getCurrentPath(), annotation.getAnnotationType()))
                            instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(ResidualNetwork.class.getCanonicalName());
        }

        private void report(TypeElement type, AnnotationTree annotation) {
            Diagnostics diagnostics = new Diagnostics();
            diagnostics.report(Message.LOCAL_INTERFACE, Origin.COMPILER, type.getSimpleName());
            diagnostics
                    .found()
                    .forEach(diagnostic -> trees.printMessage(
                            Kind.ERROR,
                            diagnostic.text(),
                            annotation,
                            getCurrentPath().getCompilationUnit()));
        }
    }
}
