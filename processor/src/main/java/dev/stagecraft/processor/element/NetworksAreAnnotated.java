package dev.stagecraft.processor.element;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.declaration.Language;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.declaration.SuppressedWarnings;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import dev.stagecraft.processor.diagnostic.Subject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** An interface that changes something of a network is a network: without {@code @ResidualNetwork} it gets no class. */
public final class NetworksAreAnnotated {
    private static final String NETWORK = ResidualNetwork.class.getCanonicalName();

    private final DiagnosticPrinter printer;
    private final Severity warnings;

    public NetworksAreAnnotated(DiagnosticPrinter printer, Severity warnings) {
        this.printer = printer;
        this.warnings = warnings;
    }

    /** @param annotations those that this round has */
    public void check(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        annotations.stream()
                .filter(annotation -> Language.ANNOTATIONS.contains(
                        annotation.getQualifiedName().toString()))
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .distinct()
                .filter(element -> element.getKind() == ElementKind.INTERFACE)
                .map(TypeElement.class::cast)
                .filter(type -> !isNetwork(type))
                .forEach(this::check);
    }

    private void check(TypeElement type) {
        Set<TypeElement> ancestors = Lineage.of(type).ancestors();
        Optional<TypeElement> network =
                ancestors.stream().filter(NetworksAreAnnotated::isNetwork).findFirst();
        network.ifPresent(extended -> report(type, ancestors, extended));
    }

    private void report(TypeElement type, Set<TypeElement> ancestors, TypeElement network) {
        String annotation = annotations(type)
                .filter(Language.ANNOTATIONS::contains)
                .findFirst()
                .map(Language::written)
                .orElseThrow();
        Origin origin = Origin.of(type.getQualifiedName().toString(), annotation, 0);
        Diagnostics diagnostics = new Diagnostics(new SuppressedWarnings(type, ancestors, warnings));
        diagnostics.report(
                Message.NOT_A_NETWORK,
                origin,
                type.getSimpleName(),
                annotation.substring(annotation.lastIndexOf('.') + 1),
                network.getSimpleName());
        printer.print(diagnostics, new Subject(type, origin, ancestors));
    }

    private static boolean isNetwork(Element type) {
        return annotations(type).anyMatch(NETWORK::equals);
    }

    private static Stream<String> annotations(Element type) {
        return type.getAnnotationMirrors().stream()
                .map(mirror -> mirror.getAnnotationType().asElement().toString());
    }
}
