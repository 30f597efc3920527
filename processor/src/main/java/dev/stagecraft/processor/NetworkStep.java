/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import dev.stagecraft.processor.declaration.DeclarationReader;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.SoundPart;
import dev.stagecraft.processor.declaration.SuppressedWarnings;
import dev.stagecraft.processor.declaration.UnreadableAnnotationException;
import dev.stagecraft.processor.declaration.rule.DeclarationRule;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Subject;
import dev.stagecraft.processor.element.ElementRule;
import dev.stagecraft.processor.element.Misspelt;
import dev.stagecraft.processor.generate.Summary;
import dev.stagecraft.processor.network.LayerLimit;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.expansion.NetworkExpansion;
import dev.stagecraft.processor.option.Option;
import dev.stagecraft.processor.option.Options;
import dev.stagecraft.processor.review.ReviewRule;
import dev.stagecraft.processor.shape.ShapeInference;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.version.AnnotationsComplete;
import dev.stagecraft.processor.version.LanguageKnown;
import dev.stagecraft.processor.version.Version;
import dev.stagecraft.processor.weights.WeightsLocator;
import dev.stagecraft.processor.weights.WeightsReview;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** From one annotated interface to its generated class, or to everything that is wrong with it. */
final class NetworkStep {
    private final Misspelt misspelt;
    private final AnnotationsComplete annotations;
    private final LanguageKnown language;
    private final DeclarationReader reader;
    private final Options options;
    private final DiagnosticPrinter printer;
    private final Subjects subjects;
    private final WeightsReview weights;
    private final NetworkWriter writer;

    NetworkStep(ProcessingEnvironment environment, Options options, DiagnosticPrinter printer) {
        misspelt = new Misspelt(environment);
        annotations = new AnnotationsComplete(environment.getElementUtils());
        language = new LanguageKnown(environment, printer::isSource);
        reader = new DeclarationReader(environment.getElementUtils());
        subjects = new Subjects(reader);
        this.options = options;
        this.printer = printer;
        weights = new WeightsReview(new WeightsLocator(environment));
        writer = new NetworkWriter(environment.getFiler(), environment.getElementUtils(), options.has(Option.PICTURE));
    }

    /** The types of which a network is made. */
    Set<TypeElement> madeOf(TypeElement network) {
        Set<TypeElement> types = new LinkedHashSet<>(Lineage.of(network).types());
        types.addAll(subjects.of(network).blocks().keySet());
        return types;
    }

    /** What became of an interface. */
    enum Outcome {
        /** It was generated, or its mistakes were reported. */
        DONE,
        /** The compiler cannot read one of its annotations, or cannot yet: nothing was said. */
        UNREADABLE
    }

    Outcome process(TypeElement network) {
        Set<TypeElement> ancestors = Lineage.of(network).ancestors();
        Diagnostics diagnostics = new Diagnostics(new SuppressedWarnings(network, ancestors, options.warnings()));
        Origin origin = DeclarationReader.originOf(network);
        annotations.check(origin, diagnostics);
        if (!diagnostics.isClean()) {
            printer.print(diagnostics, new Subject(network, origin, ancestors));
            return Outcome.DONE;
        }
        Subject subject = subjects.of(network);
        Set<TypeElement> blocks = subject.blocks().keySet();
        if (isMisspelt(Lineage.of(network).types()) || isMisspelt(blocks) || !areResolved(blocks)) {
            return Outcome.UNREADABLE;
        }
        try {
            language.check(subject, diagnostics);
            if (diagnostics.isClean()) {
                process(subject, diagnostics);
            }
        } catch (UnreadableAnnotationException e) {
            return Outcome.UNREADABLE;
        } catch (RuntimeException | StackOverflowError fault) {
            diagnostics.report(
                    Message.INTERNAL_FAULT, subject.origin(), Version.CURRENT, network.getSimpleName(), fault);
        }
        printer.print(diagnostics, subject);
        return Outcome.DONE;
    }

    /** Of what is in a class file the compiler says nothing, so that there is nothing to wait for. */
    private boolean isMisspelt(Set<TypeElement> types) {
        return misspelt.isOnAny(types.stream().filter(printer::isSource).toList());
    }

    /** Whether what they extend is known; another processor may have yet to write it. */
    private static boolean areResolved(Set<TypeElement> types) {
        return types.stream().allMatch(type -> Lineage.of(type).isResolved());
    }

    private void process(Subject subject, Diagnostics diagnostics) {
        NetworkDeclaration declaration = reader.read(subject.type(), diagnostics);
        ElementRule.ALL.forEach(rule -> rule.check(subject.type(), subject.origin(), diagnostics));
        Diagnostics limits = diagnostics.provisional();
        DeclarationRule.LIMITS.forEach(rule -> rule.check(declaration, limits));
        diagnostics.addAll(limits);
        if (!limits.isClean()) {
            return;
        }
        Diagnostics values = diagnostics.provisional();
        DeclarationRule.ALL.forEach(rule -> rule.check(declaration, values));
        diagnostics.addAll(values);
        Optional<Network> network = SoundPart.of(declaration, values.found()).map(NetworkExpansion::expand);
        network.ifPresent(it -> LayerLimit.check(it, diagnostics));
        Optional<ShapedNetwork> shaped = network.flatMap(it -> ShapeInference.infer(it, diagnostics));
        if (shaped.isPresent() && !values.hasMistakes()) {
            review(shaped.get(), subject, diagnostics);
        }
    }

    private void review(ShapedNetwork shaped, Subject subject, Diagnostics diagnostics) {
        ReviewRule.ALL.forEach(rule -> rule.check(shaped, diagnostics));
        weights.check(shaped, subject.type(), diagnostics);
        if (diagnostics.isClean()) {
            writer.write(shaped, subject.type(), diagnostics);
            if (options.has(Option.SUMMARY)) {
                printer.note(Summary.of(shaped), subject);
            }
        }
    }
}
