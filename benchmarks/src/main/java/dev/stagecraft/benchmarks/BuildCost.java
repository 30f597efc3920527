package dev.stagecraft.benchmarks;

import dev.stagecraft.processor.ResidualNetworkProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the processor adds to a build: {@code javac} with it, against {@code javac} on the same sources with the generated
 * ones already written.
 */
public final class BuildCost {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final String name;
    private final Path folder;
    private final Path declaration;
    private final Path generated;

    private BuildCost(String name, String stages) throws IOException {
        this.name = name;
        folder = Files.createTempDirectory("stagecraft-build-cost");
        declaration = folder.resolve("Net.java");
        Files.writeString(declaration, """
                import dev.stagecraft.*;

                @ResidualNetwork
                @Input(channels = 3, height = 32, width = 32)
                @Stem(filters = 16, kernel = 3)
                %s
                @Head(classes = 10)
                public interface Net {}
                """.formatted(stages));
        compileInProcess(withProcessor(), declaration);
        generated = folder.resolve("generated").resolve("NetNetwork.java");
        Files.createDirectories(generated.getParent());
        Files.copy(folder.resolve("output").resolve("NetNetwork.java"), generated);
    }

    public static void main(String[] arguments) throws Exception {
        List<BuildCost> networks = List.of(new BuildCost("50-layers", """
                        @ResidualStage(filters = 64, blocks = 3, bottleneck = true)
                        @ResidualStage(filters = 128, blocks = 4, bottleneck = true)
                        @ResidualStage(filters = 256, blocks = 6, bottleneck = true)
                        @ResidualStage(filters = 512, blocks = 3, bottleneck = true)"""), new BuildCost("1202-layers", """
                        @ResidualStage(filters = 16, blocks = 200)
                        @ResidualStage(filters = 32, blocks = 200)
                        @ResidualStage(filters = 64, blocks = 200)"""));
        for (BuildCost network : networks) {
            network.warm(300);
        }
        for (BuildCost network : networks) {
            network.cold(25);
        }
        for (BuildCost network : networks) {
            network.delete();
        }
    }

    private void warm(int rounds) throws Exception {
        for (int warmUp = 0; warmUp < rounds; warmUp++) {
            compileInProcess(withProcessor(), declaration);
            compileInProcess(List.of("-proc:none"), declaration, generated);
        }
        Ratio.print(
                "build-cost-warm-" + name,
                rounds,
                () -> compileInProcess(withProcessor(), declaration),
                () -> compileInProcess(List.of("-proc:none"), declaration, generated));
    }

    private void cold(int rounds) throws Exception {
        String path = classpath();
        Ratio.print(
                "build-cost-cold-" + name,
                rounds,
                () -> compileInNewProcess(List.of("-processorpath", path), declaration),
                () -> compileInNewProcess(List.of("-proc:none"), declaration, generated));
    }

    /** No option: the processor is set on the task, as a build daemon keeps it loaded from build to build. */
    private static List<String> withProcessor() {
        return List.of();
    }

    private void compileInProcess(List<String> options, Path... sources) throws IOException {
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

    private void compileInNewProcess(List<String> options, Path... sources) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                classpath(),
                "-d",
                output().toString()));
        command.addAll(options);
        Stream.of(sources).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(messages);
        }
    }

    private Path output() throws IOException {
        return Files.createDirectories(folder.resolve("output"));
    }

    private static String classpath() {
        return System.getProperty("java.class.path");
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
