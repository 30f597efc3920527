package dev.stagecraft.processor.diagnostic;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * Prints mistakes where they were made; one that was inherited is printed on the network, with the place it is from, unless
 * it was printed before: one mistake is one error, however many networks inherit it.
 */
public final class DiagnosticPrinter {
    private final ProcessingEnvironment environment;
    private final SourceLocator locator;
    private final Set<Mistake> printed = new HashSet<>();

    private record Mistake(Message message, Origin origin) {}

    public DiagnosticPrinter(ProcessingEnvironment environment) {
        this.environment = environment;
        this.locator = SourceLocator.of(environment);
    }

    /**
     * Prints everything that was found.
     *
     * @param compiled the annotated type that is being compiled
     * @param network the annotation on it that inherited mistakes are reported on
     */
    public void print(Diagnostics diagnostics, TypeElement compiled, Origin network) {
        for (Diagnostic diagnostic : diagnostics.found()) {
            Origin origin = diagnostic.origin();
            boolean isNew = printed.add(new Mistake(diagnostic.message(), origin));
            if (origin.interfaceName().equals(network.interfaceName())) {
                print(diagnostic.text(), compiled, origin);
            } else if (isNew) {
                String place = "\ndeclared by " + origin.describe() + " of " + origin.interfaceName();
                print(diagnostic.text() + place, compiled, network);
            }
        }
    }

    private void print(String text, TypeElement compiled, Origin origin) {
        if (!locator.print(text, compiled, origin)) {
            environment.getMessager().printMessage(Kind.ERROR, text, compiled);
        }
    }
}
