package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network on images, and saves it. */
@Command(name = "train", description = "Trains a network on images, and saves it.")
public final class TrainCommand implements Callable<Integer> {
    private static final int STEPS_BETWEEN_CHECKPOINTS = 100;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            required = true,
            description = "The network's name, as stagecraft networks lists it.")
    private String network;

    @Mixin
    private ClassPathOption classPath;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A folder with the four IDX files of MNIST or another set in that form, plain or gzipped.")
    private Path data;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = {
                "A file of weights to start from: .safetensors, or .h5 of Keras. A head for other classes than the network's is left out,",
                "so that a network that has seen many images learns to tell yours apart."
            })
    private Optional<Path> weights;

    @Mixin
    private LearningOptions learning;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Keeps checkpoints in this folder, and goes on from the newest that is there.")
    private Optional<Path> checkpoints;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "model.zip",
            description = "Where to save the network (${DEFAULT-VALUE}).")
    private Path model;

    @Override
    public Integer call() throws IOException {
        OutputFile.require(model);
        NetworkDefinition definition = definition();
        MnistFolder images = MnistFolder.load(data);
        Trainer trainer = learning.applyTo(Trainer.of(
                        definition, learning.networkOptions(images.training().size())))
                .heldOut(images.test());
        checkpoints.ifPresent(folder -> trainer.checkpoints(folder, STEPS_BETWEEN_CHECKPOINTS));
        TrainingResult result = trainer.fit(images.training());
        result.save(model);
        command.commandLine().getOut().println("saved " + model);
        return 0;
    }

    private NetworkDefinition definition() throws IOException {
        NetworkDefinition declared = classPath.networks().find(network);
        return weights.<NetworkDefinition>map(file -> new StartingFrom(declared, file, System.out::println))
                .orElse(declared);
    }
}
