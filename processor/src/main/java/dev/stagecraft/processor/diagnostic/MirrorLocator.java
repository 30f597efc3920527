package dev.stagecraft.processor.diagnostic;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Finds places through the standard API, for compilers other than javac. Repeated annotations are out of its reach. */
final class MirrorLocator implements SourceLocator {
    private final ProcessingEnvironment environment;

    MirrorLocator(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public boolean print(Kind kind, String text, TypeElement compiled, Origin origin) {
        for (AnnotationMirror mirror : compiled.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(origin.annotation())) {
                print(kind, text, compiled, mirror, origin.path());
                return true;
            }
        }
        return false;
    }

    private void print(Kind kind, String text, TypeElement compiled, AnnotationMirror mirror, List<String> path) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (!path.isEmpty() && entry.getKey().getSimpleName().contentEquals(path.get(0))) {
                environment.getMessager().printMessage(kind, text, compiled, mirror, entry.getValue());
                return;
            }
        }
        environment.getMessager().printMessage(kind, text, compiled, mirror);
    }
}
