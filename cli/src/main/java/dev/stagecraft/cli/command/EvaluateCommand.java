package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.training.Evaluator;
import dev.stagecraft.runtime.training.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tests a network. */
@Command(name = "evaluate", description = "Classifies images whose classes are known, and counts what is right.")
public final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A network that train saved.")
    private Path model;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "As for train.")
    private Path data;

    @Override
    public Integer call() throws IOException {
        MnistFolder images = MnistFolder.load(data);
        Standardization standardization = ModelFile.standardization(model).orElseThrow();
        command.commandLine()
                .getOut()
                .println(Evaluator.evaluate(ModelFile.load(model), standardization, images.test(), 128));
        return 0;
    }
}
