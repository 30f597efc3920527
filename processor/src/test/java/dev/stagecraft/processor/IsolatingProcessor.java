/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;

/** Runs Stagecraft's processor as Gradle runs an isolating one: in an environment of its own, whose Filer keeps records. */
final class IsolatingProcessor extends AbstractProcessor {
    private final ResidualNetworkProcessor processor = new ResidualNetworkProcessor();
    private final List<Written> written = new ArrayList<>();

    /**
     * A file that was asked for.
     *
     * @param origins the elements from which, as the processor said, the file comes
     */
    record Written(String location, String name, List<String> origins) {}

    List<Written> written() {
        return List.copyOf(written);
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        processor.init(new Environment(environment, new RecordingFiler(environment.getFiler())));
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    /** Gradle's has this field, too. */
    private record Environment(ProcessingEnvironment delegate, Filer filer) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }

    private final class RecordingFiler implements Filer {
        private final Filer delegate;

        RecordingFiler(Filer delegate) {
            this.delegate = delegate;
        }

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
            record("SOURCE_OUTPUT", name + ".java", origins);
            return delegate.createSourceFile(name, origins);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
            record("CLASS_OUTPUT", name + ".class", origins);
            return delegate.createClassFile(name, origins);
        }

        @Override
        public FileObject createResource(
                Location location, CharSequence packageName, CharSequence name, Element... origins) throws IOException {
            record(location.getName(), packageName + "/" + name, origins);
            return delegate.createResource(location, packageName, name, origins);
        }

        @Override
        public FileObject getResource(Location location, CharSequence packageName, CharSequence name) {
            throw new AssertionError("an isolating processor must not read files, but asked for " + name);
        }

        private void record(String location, String name, Element... origins) {
            written.add(new Written(
                    location, name, Stream.of(origins).map(Element::toString).toList()));
        }
    }
}
