/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.declaration.Language;
import dev.stagecraft.processor.declaration.Lineage;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.element.BlocksAreAnnotated;
import dev.stagecraft.processor.element.LocalInterfaces;
import dev.stagecraft.processor.element.NetworksAreAnnotated;
import dev.stagecraft.processor.element.OnAnInterface;
import dev.stagecraft.processor.option.JavaRelease;
import dev.stagecraft.processor.option.OptionRule;
import dev.stagecraft.processor.option.Options;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Generates a class for every interface with {@link ResidualNetwork}. */
public final class ResidualNetworkProcessor extends AbstractProcessor {
    private final Set<String> deferred = new LinkedHashSet<>();
    private Options options;
    private DiagnosticPrinter printer;
    private NetworkStep step;
    private NetworksAreAnnotated networksAreAnnotated;
    private BlocksAreAnnotated blocksAreAnnotated;
    private boolean optionsChecked;
    private Optional<Boolean> javaNewEnough = Optional.empty();

    /** For the compiler, which finds it as a service. */
    public ResidualNetworkProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        options = Options.of(environment.getOptions());
        printer = new DiagnosticPrinter(environment);
        step = new NetworkStep(environment, options, printer);
        networksAreAnnotated = new NetworksAreAnnotated(printer, options.warnings());
        blocksAreAnnotated = new BlocksAreAnnotated(printer, options.warnings());
        LocalInterfaces.listen(environment);
    }

    /** The language, and the annotation of what is generated, which would be unclaimed in the next round. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Set<String> supported = new LinkedHashSet<>(Language.ANNOTATIONS);
        supported.add(Generated.class.getCanonicalName());
        return supported;
    }

    /** All that begin like ours: {@code option/unknown} says more than the compiler would. */
    @Override
    public Set<String> getSupportedOptions() {
        return Set.copyOf(options.given().keySet());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims the annotations, which are of interest to nobody else: {@code -Xlint:all} warns of unclaimed ones. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            UnreadableNetworks unreadable = new UnreadableNetworks(processingEnv, printer);
            deferred.forEach(
                    name -> unreadable.report(processingEnv.getElementUtils().getTypeElement(name)));
            networksAreAnnotated.finish();
            blocksAreAnnotated.finish();
            return true;
        }
        checkOptions();
        printer.compiling(round.getRootElements());
        new OnAnInterface(printer).check(annotations, round);
        networksAreAnnotated.check(annotations, round);
        blocksAreAnnotated.check(round);
        // Ancestors first, so that a mistake is reported where it was made and not where it was inherited.
        Set<TypeElement> networks = networks(round);
        if (!networks.isEmpty() && !isJavaNewEnough()) {
            return true;
        }
        networks.forEach(network -> blocksAreAnnotated.uses(step.madeOf(network)));
        networks.stream()
                .sorted(Comparator.comparingInt(
                        network -> Lineage.of(network).types().size()))
                .forEach(this::processOrDefer);
        return true;
    }

    /** Says so once if it is not; nothing is generated then, whose errors would follow. */
    private boolean isJavaNewEnough() {
        if (javaNewEnough.isEmpty()) {
            Diagnostics diagnostics = new Diagnostics();
            javaNewEnough = Optional.of(JavaRelease.check(processingEnv.getSourceVersion(), diagnostics));
            printer.print(diagnostics);
        }
        return javaNewEnough.get();
    }

    private void checkOptions() {
        if (!optionsChecked) {
            optionsChecked = true;
            Diagnostics diagnostics = new Diagnostics((message, origin) -> Optional.of(options.warnings()));
            OptionRule.ALL.forEach(rule -> rule.check(options, diagnostics));
            printer.print(diagnostics);
        }
    }

    /** The annotated interfaces of this round, and those that waited for it. */
    private Set<TypeElement> networks(RoundEnvironment round) {
        Set<TypeElement> networks = new LinkedHashSet<>();
        for (String name : deferred) {
            networks.add(processingEnv.getElementUtils().getTypeElement(name));
        }
        deferred.clear();
        for (Element element : round.getElementsAnnotatedWith(ResidualNetwork.class)) {
            if (element.getKind() == ElementKind.INTERFACE && element instanceof TypeElement type) {
                networks.add(type);
            }
        }
        return networks;
    }

    /** What another processor has yet to write, a super-interface or a constant, is there in a later round. */
    private void processOrDefer(TypeElement network) {
        if (!Lineage.of(network).isResolved() || step.process(network) == NetworkStep.Outcome.UNREADABLE) {
            deferred.add(network.getQualifiedName().toString());
        }
    }
}
