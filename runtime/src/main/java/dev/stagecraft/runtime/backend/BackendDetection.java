/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import dev.stagecraft.runtime.internal.NativeLibraries;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Loader;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Finds out what ND4J would compute on. It stays clear of the class {@code Nd4j}, whose static initialiser creates
 * arrays and so starts kernels.
 */
final class BackendDetection {
    private static final Pattern CUDA_JAR = Pattern.compile("(nd4j-cuda-\\d+\\.\\d+)-");

    private static Backend current;

    /** What failed fails in other words the second time. */
    private static UnsupportedBackendException failure;

    private BackendDetection() {}

    static synchronized Backend current() {
        if (failure != null) {
            throw new UnsupportedBackendException(failure.getMessage(), failure.getCause());
        }
        if (current == null) {
            try {
                current = detect();
            } catch (UnsupportedBackendException e) {
                failure = e;
                throw e;
            }
        }
        return current;
    }

    private static Backend detect() {
        WaitingThreads.sleepSoon();
        JavaCppLog.toSlf4j();
        try {
            Nd4jBackend backend = Nd4jBackend.load();
            // Nd4jBackend.load() has named the native library in Nd4jContext, where NativeOpsHolder looks for it.
            return describe(
                    location(backend), () -> NativeOpsHolder.getInstance().getDeviceNativeOps());
        } catch (Nd4jBackend.NoAvailableBackendException e) {
            throw new UnsupportedBackendException(absence(installed()), e);
        } catch (LinkageError e) {
            throw unloaded(e);
        }
    }

    /**
     * Describes the back end that was loaded.
     *
     * @param jar where its classes come from
     * @param library starts its native library
     */
    static Backend describe(String jar, Supplier<NativeOps> library) {
        NativeOps operations;
        try {
            operations = library.get();
        } catch (LinkageError | RuntimeException e) {
            throw unloaded(e);
        }
        int devices = operations.getAvailableDevices();
        if (devices == 0) {
            return new Backend.Cpu("nd4j-native", build(operations.buildInfo()), operations.ompGetMaxThreads());
        }
        Matcher matcher = CUDA_JAR.matcher(jar);
        return new Backend.Gpu(
                matcher.find() ? matcher.group(1) : "nd4j-cuda",
                IntStream.range(0, devices)
                        .mapToObj(device -> new GpuDevice(
                                operations.getDeviceName(device),
                                operations.getDeviceMajor(device),
                                operations.getDeviceMinor(device)))
                        .toList(),
                operations.buildInfo().contains("HAVE_CUDNN"));
    }

    private static UnsupportedBackendException unloaded(Throwable fault) {
        return new UnsupportedBackendException(
                NativeLibraries.failure(
                                fault,
                                "add org.nd4j:nd4j-native, JavaCPP and OpenBLAS, or ND4J for CUDA with CUDA, with the classifier "
                                        + Loader.getPlatform())
                        .sentence("ND4J's native library"),
                fault);
    }

    /** The sentence that says why no back end could be loaded, from the names of those on the class path. */
    static String absence(List<String> installed) {
        return installed.isEmpty()
                ? "ND4J has no back end: add org.nd4j:nd4j-native with the classifier " + Loader.getPlatform()
                        + " to the class path."
                : "ND4J's back end " + String.join(" and ", installed)
                        + " finds no GPU or no CUDA driver that it can use: build without -Pcuda to run on the CPU, or"
                        + " check with nvidia-smi that the driver runs and shows a GPU.";
    }

    private static List<String> installed() {
        ServiceLoader<Nd4jBackend> backends = ND4JClassLoading.loadService(Nd4jBackend.class);
        List<String> names = new ArrayList<>();
        backends.forEach(backend -> names.add(backend.getClass().getSimpleName()));
        return names;
    }

    private static String build(String buildInfo) {
        boolean oneDnn = buildInfo.contains("HAVE_ONEDNN") || buildInfo.contains("HAVE_MKLDNN");
        return oneDnn ? Loader.getPlatform() + " with oneDNN" : Loader.getPlatform();
    }

    private static String location(Nd4jBackend backend) {
        CodeSource source = backend.getClass().getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "" : location.getPath();
    }
}
