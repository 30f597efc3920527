/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntryPredicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Adds the native libraries on the class path to a jar. They are copied as they are: to compress 450 MB anew, as the shade plugin does, takes
 * half a minute.
 *
 * <p>Arguments: the jar; JavaCPP's name of the platform, which is that of the jars with its libraries; and ONNX Runtime's, which is that of
 * a folder.
 */
final class AddNativeLibraries {
    private final String javacpp;
    private final String onnxRuntime;
    private final Set<String> added = new HashSet<>();

    private AddNativeLibraries(String javacpp, String onnxRuntime) {
        this.javacpp = javacpp;
        this.onnxRuntime = onnxRuntime;
    }

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path merged = jar.resolveSibling(jar.getFileName() + ".unfinished");
        new AddNativeLibraries(arguments[1], arguments[2]).merge(jar, merged);
        Files.move(merged, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void merge(Path jar, Path merged) throws IOException {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of)
                .toList();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(merged)) {
            copy(jar, out, entry -> true);
            for (Path library : classPath) {
                String name = library.getFileName().toString();
                if (name.contains("-" + javacpp)) {
                    copy(library, out, entry -> !entry.isDirectory() && isNeeded(entry.getName()));
                } else if (name.startsWith("onnxruntime")) {
                    String folder = "ai/onnxruntime/native/" + onnxRuntime + "/";
                    copy(library, out, entry -> entry.getName().startsWith(folder) && !entry.getName().contains(".dSYM/"));
                }
            }
        }
    }

    /** OpenCV's jar has modules of Python, data and headers as well. */
    private boolean isNeeded(String name) {
        boolean isForOthers = Stream.of("python", "share", "include").anyMatch(part -> name.contains(javacpp + "/" + part + "/"));
        return !isForOthers && !isAboutTheJar(name);
    }

    private static boolean isAboutTheJar(String name) {
        return name.equals("META-INF/MANIFEST.MF")
                || name.startsWith("META-INF/native-image/")
                || name.startsWith("META-INF/versions/")
                || name.endsWith("module-info.class");
    }

    /** Of entries with the same name, the first is copied. */
    private void copy(Path from, ZipArchiveOutputStream to, ZipArchiveEntryPredicate choice) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile())) {
            zip.copyRawEntries(to, entry -> choice.test(entry) && added.add(entry.getName()));
        }
    }
}
