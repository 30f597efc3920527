/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.internal;

import dev.stagecraft.runtime.natives.LibraryPlace;
import dev.stagecraft.runtime.natives.NativeLibraryFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** The native libraries that JavaCPP unpacks: ND4J's, OpenBLAS and oneDNN. */
public final class NativeLibraries {
    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    private NativeLibraries() {}

    /**
     * {@return why one of them does not load}
     *
     * @param fault what loading it threw
     * @param missing what to do if it is not on the class path
     */
    public static NativeLibraryFailure failure(Throwable fault, String missing) {
        return NativeLibraryFailure.of(fault, new LibraryPlace(folder(), FOLDER, true), missing);
    }

    /** JavaCPP has several to choose from, if none is named. */
    private static Path folder() {
        try {
            return Loader.getCacheDir().toPath();
        } catch (IOException e) {
            return Path.of(System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")));
        }
    }
}
