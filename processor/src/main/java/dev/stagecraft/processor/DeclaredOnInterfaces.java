package dev.stagecraft.processor;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.ResidualStages;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Stagecraft's annotations stand on interfaces: a class with one would not be a network, and nobody would say so. */
final class DeclaredOnInterfaces {
    /** The annotations of the language. */
    static final Set<String> ANNOTATIONS = Stream.of(
                    ResidualNetwork.class,
                    Input.class,
                    Stem.class,
                    ResidualStage.class,
                    ResidualStages.class,
                    BlockDesign.class,
                    Convolution.class,
                    Normalization.class,
                    SqueezeExcitation.class,
                    Head.class)
            .map(Class::getCanonicalName)
            .collect(Collectors.collectingAndThen(
                    Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));

    private final DiagnosticPrinter printer;

    DeclaredOnInterfaces(DiagnosticPrinter printer) {
        this.printer = printer;
    }

    /** One error a type, on the first of its annotations in the order of the language: compilers list them in any order. */
    void check(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> reported = new LinkedHashSet<>();
        List<? extends TypeElement> ordered = ANNOTATIONS.stream()
                .flatMap(name -> annotations.stream()
                        .filter(annotation -> annotation.getQualifiedName().contentEquals(name)))
                .toList();
        for (TypeElement annotation : ordered) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                if (element.getKind() != ElementKind.INTERFACE && reported.add(element)) {
                    report((TypeElement) element, annotation);
                }
            }
        }
    }

    private void report(TypeElement type, TypeElement annotation) {
        String container = ResidualStages.class.getCanonicalName();
        boolean repeated = annotation.getQualifiedName().contentEquals(container);
        String name = repeated
                ? ResidualStage.class.getCanonicalName()
                : annotation.getQualifiedName().toString();
        Origin origin = Origin.of(type.getQualifiedName().toString(), name, 0);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(
                Message.NOT_AN_INTERFACE,
                origin,
                type.getSimpleName(),
                kind(type.getKind()),
                name.substring(name.lastIndexOf('.') + 1));
        printer.print(diagnostics, type, origin);
    }

    private static String kind(ElementKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }
}
