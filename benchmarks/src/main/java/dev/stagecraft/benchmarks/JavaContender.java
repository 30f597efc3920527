package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.Execution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Those that compute in a JVM. */
enum JavaContender implements Contender {
    /** The generated network, computed by oneDNN. */
    GENERATED(task -> GeneratedNetwork.work(task, Execution.FUSED)),
    /** The generated network, computed by Deeplearning4j's own layers. */
    STOCK(task -> GeneratedNetwork.work(task, Execution.STOCK)),
    ZOO(ZooNetwork::work),
    DJL(DjlNetwork::work),
    ONNXRUNTIME(OnnxSession::work);

    /**
     * The same for all. Their arrays lie outside the heap, whose size JavaCPP takes for the limit of those as well unless it is told
     * another.
     */
    private static final List<String> OPTIONS = List.of(
            "-Xmx1g",
            "-Dorg.bytedeco.javacpp.maxbytes=12g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final Preparation preparation;

    JavaContender(Preparation preparation) {
        this.preparation = preparation;
    }

    @FunctionalInterface
    private interface Preparation {
        Ratio.Work prepare(Task task) throws Exception;
    }

    /** The task, ready to be computed. */
    Ratio.Work prepare(Task task) throws Exception {
        return preparation.prepare(task);
    }

    @Override
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> command(Task task) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName(), name()));
        command.addAll(task.arguments());
        return command;
    }
}
