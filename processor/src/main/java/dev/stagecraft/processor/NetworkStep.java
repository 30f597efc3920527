package dev.stagecraft.processor;

import dev.stagecraft.processor.declaration.DeclarationReader;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.UnreadableAnnotationException;
import dev.stagecraft.processor.declaration.rule.DeclarationRule;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.NetworkExpansion;
import dev.stagecraft.processor.shape.ShapeInference;
import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** From one annotated interface to its generated class, or to everything that is wrong with it. */
final class NetworkStep {
    private final DeclarationReader reader;
    private final DiagnosticPrinter printer;
    private final NetworkWriter writer;

    NetworkStep(ProcessingEnvironment environment, DiagnosticPrinter printer) {
        reader = new DeclarationReader(environment.getTypeUtils(), environment.getElementUtils());
        this.printer = printer;
        writer = new NetworkWriter(environment.getFiler());
    }

    /** What became of an interface. */
    enum Outcome {
        /** It was generated, or its mistakes were reported. */
        DONE,
        /** The compiler cannot read one of its annotations, or cannot yet: nothing was said. */
        UNREADABLE
    }

    Outcome process(TypeElement network) {
        Diagnostics diagnostics = new Diagnostics();
        Origin origin = DeclarationReader.originOf(network);
        try {
            process(network, diagnostics);
        } catch (UnreadableAnnotationException e) {
            return Outcome.UNREADABLE;
        } catch (ArithmeticException overflow) {
            diagnostics.report(Message.COUNT_OVERFLOW, origin, network.getSimpleName());
        } catch (IOException | RuntimeException | StackOverflowError fault) {
            diagnostics.report(Message.INTERNAL_FAULT, origin, Version.CURRENT, network.getSimpleName(), fault);
        }
        printer.print(diagnostics, network, origin);
        return Outcome.DONE;
    }

    private void process(TypeElement network, Diagnostics diagnostics) throws IOException {
        NetworkDeclaration declaration = reader.read(network, diagnostics);
        if (!diagnostics.isClean()) {
            return;
        }
        DeclarationRule.ALL.forEach(rule -> rule.check(declaration, diagnostics));
        if (!diagnostics.isClean()) {
            return;
        }
        var shaped = ShapeInference.infer(NetworkExpansion.expand(declaration), diagnostics);
        if (shaped.isPresent() && diagnostics.isClean()) {
            writer.write(shaped.get(), network, diagnostics);
        }
    }
}
