/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.natives.LibraryPlace;
import dev.stagecraft.runtime.natives.NativeLibraryFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The library ONNX Runtime, which is loaded once in a JVM, or not at all. Needs none of its classes itself. */
final class OnnxRuntimeLibrary {
    /** The one that this project is tested with; later ones have telemetry, which ends JVMs with a long command line. */
    static final String VERSION = "1.28.0";

    private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";
    private static final String ARTIFACT = "com.microsoft.onnxruntime:onnxruntime:" + VERSION;

    private static final String TEMPORARY = "java.io.tmpdir";
    private static final String FOLDER = "onnxruntime.native.path";
    private static final String LIBRARY = "onnxruntime.native.onnxruntime.path";

    /** Its classes are not asked again: what failed fails in other words the second time. */
    private static Optional<UnsupportedRuntimeException> failure = Optional.empty();

    private OnnxRuntimeLibrary() {}

    /**
     * Loads it, if it is not.
     *
     * @throws UnsupportedRuntimeException if it is not there, or its native library does not load
     */
    static synchronized void require() {
        if (failure.isEmpty()) {
            failure = load();
        }
        if (failure.isPresent()) {
            throw new UnsupportedRuntimeException(
                    failure.get().getMessage(), failure.get().getCause());
        }
    }

    private static Optional<UnsupportedRuntimeException> load() {
        try {
            Class.forName(ENVIRONMENT, true, OnnxRuntimeLibrary.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException missing) {
            return Optional.of(new UnsupportedRuntimeException(
                    "ONNX Runtime is not on the class path: add " + ARTIFACT + ", or onnxruntime_gpu of that version.",
                    missing));
        } catch (LinkageError fault) {
            NativeLibraryFailure why =
                    NativeLibraryFailure.of(fault, place(), "add " + ARTIFACT + ", with the libraries that it ships");
            return Optional.of(new UnsupportedRuntimeException(why.sentence("ONNX Runtime's native library"), fault));
        }
    }

    /** Classes of one version and a native library of another. */
    static UnsupportedRuntimeException mixed(LinkageError fault) {
        return new UnsupportedRuntimeException(
                "ONNX Runtime's classes and native library do not fit this program (" + fault.getMessage()
                        + "): the class path must have " + ARTIFACT + ", and no other version.",
                fault);
    }

    private static LibraryPlace place() {
        return Stream.of(FOLDER, LIBRARY)
                .filter(property -> System.getProperty(property) != null)
                .findFirst()
                .map(property -> new LibraryPlace(Path.of(System.getProperty(property)), property, false))
                .orElseGet(() -> new LibraryPlace(Path.of(System.getProperty(TEMPORARY)), TEMPORARY, true));
    }
}
