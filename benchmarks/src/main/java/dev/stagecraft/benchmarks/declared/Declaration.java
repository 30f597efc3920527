/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.declared;

import dev.stagecraft.processor.ResidualNetworkProcessor;
import dev.stagecraft.runtime.NetworkDefinition;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A network's declaration in a folder of its own, to be compiled over and over. */
public final class Declaration implements AutoCloseable {
    private static final String NETWORK = "NetNetwork";
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final Path folder;
    private final Path source;

    private Declaration(String annotations) throws IOException {
        folder = Files.createTempDirectory("stagecraft-benchmark");
        source = folder.resolve("Net.java");
        Files.createDirectories(output());
        Files.writeString(source, """
                import dev.stagecraft.*;

                @ResidualNetwork
                %s
                public interface Net {}
                """.formatted(annotations));
    }

    /** A network for images of 32x32, of these stages and what else stands before the interface. */
    public static Declaration small(String stages) throws IOException {
        return new Declaration("""
                @Input(height = 32, width = 32)
                @Stem(filters = 16, kernel = 3)
                %s
                @Head(classes = 10)""".formatted(stages));
    }

    /** The paper's network of {@code 6 blocks + 2} layers for CIFAR-10. */
    public static Declaration cifar(int blocks, String others) throws IOException {
        return small("""
                @ResidualStage(filters = 16, blocks = %1$d)
                @ResidualStage(filters = 32, blocks = %1$d)
                @ResidualStage(filters = 64, blocks = %1$d)
                %2$s""".formatted(blocks, others));
    }

    /** The same of 20 layers for Fashion-MNIST's grey images of 28x28, a quarter of whose pixels leave the stem: the samples' {@code FashionResNet20}. */
    public static Declaration fashion() throws IOException {
        return new Declaration("""
                @Input(channels = 1, height = 28, width = 28)
                @Stem(filters = 16, kernel = 3, stride = 2)
                @ResidualStage(filters = 16, blocks = 3)
                @ResidualStage(filters = 32, blocks = 3)
                @ResidualStage(filters = 64, blocks = 3)
                @Head(classes = 10)""");
    }

    /** ResNet-50 for images of 224x224, with what its stages say besides. */
    public static Declaration resNet50(String settings, String others) throws IOException {
        return new Declaration("""
                @Input(height = 224, width = 224)
                @Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
                %s
                %s
                @Head(classes = 1000)""".formatted(resNet50Stages(settings), others));
    }

    /** The stages of ResNet-50, with what each says besides. */
    public static String resNet50Stages(String settings) {
        return """
                @ResidualStage(filters = 64, blocks = 3, bottleneck = true%1$s)
                @ResidualStage(filters = 128, blocks = 4, bottleneck = true%1$s)
                @ResidualStage(filters = 256, blocks = 6, bottleneck = true%1$s)
                @ResidualStage(filters = 512, blocks = 3, bottleneck = true%1$s)""".formatted(settings);
    }

    public Path folder() {
        return folder;
    }

    public Path source() {
        return source;
    }

    public Path output() {
        return folder.resolve("output");
    }

    /** Compiles it with the processor, which is set on the task, as a build daemon keeps it loaded from build to build. */
    public void compile() throws IOException {
        compile(List.of(), source);
    }

    /** Compiles sources in this process, with the processor unless an option forbids it. */
    public void compile(List<String> options, Path... sources) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-d", output().toString()));
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    COMPILER.getTask(messages, files, null, all, null, files.getJavaFileObjects(sources));
            if (!options.contains("-proc:none")) {
                task.setProcessors(List.of(new ResidualNetworkProcessor()));
            }
            if (!task.call()) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    /** The network that the processor wrote. */
    public NetworkDefinition load() throws Exception {
        compile();
        // Not closed: the network reads its table of layers when it is asked for.
        return network(new URLClassLoader(new URL[] {output().toUri().toURL()}));
    }

    /** One that was compiled before, if its classes are on the class path. */
    public static Optional<NetworkDefinition> onClassPath() throws Exception {
        ClassLoader loader = Declaration.class.getClassLoader();
        return loader.getResource(NETWORK + ".class") == null ? Optional.empty() : Optional.of(network(loader));
    }

    private static NetworkDefinition network(ClassLoader loader) throws ReflectiveOperationException {
        return (NetworkDefinition) loader.loadClass(NETWORK).getConstructor().newInstance();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
