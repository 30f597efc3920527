/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Finds files of weights in the folder of the module that is compiled, among its resources, and on its class path. */
public final class WeightsLocator {
    /** Where Maven and Gradle look for resources; Gradle does not show them to the compiler. */
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    private final ProcessingEnvironment environment;

    public WeightsLocator(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** The file, if there is one. */
    Optional<WeightsFile> find(TypeElement network, String location) {
        Path module = ModuleFolder.of(network, environment);
        Stream<WeightsFile> files = Stream.of(module, module.resolve(RESOURCES))
                .flatMap(folder -> resolved(folder, location).stream())
                .filter(Files::isRegularFile)
                .map(WeightsFile::at);
        Stream<WeightsFile> resources = Stream.of(StandardLocation.CLASS_PATH, StandardLocation.SOURCE_PATH)
                .flatMap(place -> resource(place, location).stream())
                .map(WeightsFile::in);
        return Stream.concat(files, resources).findFirst();
    }

    private static Optional<Path> resolved(Path folder, String location) {
        try {
            return Optional.of(folder.resolve(location));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A resource that can be read. */
    private Optional<FileObject> resource(StandardLocation place, String location) {
        try {
            FileObject resource = environment.getFiler().getResource(place, "", location);
            try (InputStream content = resource.openInputStream()) {
                return Optional.of(resource).filter(it -> content != null && isFile(it));
            }
        } catch (IOException | RuntimeException e) {
            // It is not there, or the name is none that a resource can have, or this compiler has no such place.
            return Optional.empty();
        }
    }

    private static boolean isFile(FileObject resource) {
        return !"file".equals(resource.toUri().getScheme()) || Files.isRegularFile(Path.of(resource.toUri()));
    }
}
