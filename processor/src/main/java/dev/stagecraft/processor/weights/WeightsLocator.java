package dev.stagecraft.processor.weights;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Finds files of weights in the folder of the module that is compiled, and on its class path. */
public final class WeightsLocator {
    /** What stands in a module's folder. */
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "build.xml", "BUILD", "BUILD.bazel", "build.sbt");

    private final Filer filer;

    public WeightsLocator(Filer filer) {
        this.filer = filer;
    }

    /** The file, if there is one. */
    Optional<WeightsFile> find(String location) {
        Stream<WeightsFile> files = folders()
                .flatMap(folder -> resolved(folder, location).stream())
                .filter(Files::isRegularFile)
                .map(WeightsFile::at);
        Stream<WeightsFile> resources = Stream.of(
                        StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH, StandardLocation.SOURCE_PATH)
                .flatMap(place -> resource(place, location).stream())
                .flatMap(found -> file(found).isPresent()
                        ? file(found).filter(Files::isRegularFile).map(WeightsFile::at).stream()
                        : Stream.of(WeightsFile.in(found)).filter(file -> exists(found)));
        return Stream.concat(files, resources).findFirst();
    }

    /** The module's folder, and those in it on the way to its classes; the working folder, if classes are not written into files. */
    private Stream<Path> folders() {
        Optional<Path> classes = resource(StandardLocation.CLASS_OUTPUT, "module")
                .flatMap(WeightsLocator::file)
                .map(Path::getParent);
        if (classes.isEmpty()) {
            return Stream.of(Path.of(""));
        }
        List<Path> upwards = Stream.iterate(classes.get(), folder -> folder != null, Path::getParent)
                .toList();
        Stream<Path> module = upwards.stream().filter(WeightsLocator::isModule).limit(1);
        return Stream.concat(module, Stream.of(Path.of("")));
    }

    private static boolean isModule(Path folder) {
        return BUILD_FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    private static Optional<Path> resolved(Path folder, String location) {
        try {
            return Optional.of(folder.resolve(location));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<FileObject> resource(StandardLocation place, String location) {
        try {
            return Optional.of(filer.getResource(place, "", location));
        } catch (IOException | RuntimeException e) {
            // It is not there, or the name is none that a resource can have, or this compiler has no such place.
            return Optional.empty();
        }
    }

    /** The file that a resource is; empty for what is in a jar. */
    private static Optional<Path> file(FileObject resource) {
        URI uri = resource.toUri();
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
    }

    private static boolean exists(FileObject resource) {
        try (InputStream content = resource.openInputStream()) {
            return content != null;
        } catch (IOException e) {
            return false;
        }
    }
}
