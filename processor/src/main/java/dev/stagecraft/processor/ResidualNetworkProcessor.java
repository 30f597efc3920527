package dev.stagecraft.processor;

import com.google.auto.service.AutoService;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.diagnostic.DiagnosticPrinter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Generates a class for every interface with {@link ResidualNetwork}. */
@AutoService(Processor.class)
public final class ResidualNetworkProcessor extends AbstractProcessor {
    private final Set<String> deferred = new LinkedHashSet<>();
    private NetworkStep step;
    private DeclaredOnInterfaces declaredOnInterfaces;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        step = new NetworkStep(environment);
        declaredOnInterfaces = new DeclaredOnInterfaces(new DiagnosticPrinter(environment));
    }

    /** The language, and the annotation of what is generated, which would be unclaimed in the next round. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        Set<String> supported = new LinkedHashSet<>(DeclaredOnInterfaces.ANNOTATIONS);
        supported.add(Generated.class.getCanonicalName());
        return supported;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims the annotations, which are of interest to nobody else: {@code -Xlint:all} warns of unclaimed ones. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!round.processingOver()) {
            declaredOnInterfaces.check(annotations, round);
            // Ancestors first, so that a mistake is reported where it was made and not where it was inherited.
            networks(round).stream()
                    .sorted(Comparator.comparingLong(
                            network -> ancestors(network).count()))
                    .forEach(this::processOrDefer);
        }
        return true;
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
        if (!isResolved(network) || step.process(network) == NetworkStep.Outcome.UNREADABLE) {
            deferred.add(network.getQualifiedName().toString());
        }
    }

    private static boolean isResolved(TypeElement type) {
        return ancestors(type).noneMatch(parent -> parent.getKind() == TypeKind.ERROR);
    }

    /** The super-interfaces, and theirs. */
    private static Stream<TypeMirror> ancestors(TypeElement type) {
        return type.getInterfaces().stream()
                .flatMap(parent -> Stream.concat(
                        Stream.of(parent),
                        parent.getKind() == TypeKind.ERROR
                                ? Stream.empty()
                                : ancestors((TypeElement) ((DeclaredType) parent).asElement())));
    }
}
