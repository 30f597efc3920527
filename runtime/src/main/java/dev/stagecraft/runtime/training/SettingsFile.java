/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.engine.EngineExecution;
import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.runtime.file.WriteFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.SerializationFeature;

/** What a training was told, as JSON beside its checkpoints: all that decides its result, and the recipe as {@code --recipe} takes it. */
final class SettingsFile {
    private static final String NAME = "settings.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SettingsFile() {}

    static void write(Path folder, TrainingPlan plan, TrainingSettings settings, ComputationGraph network)
            throws CheckpointException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epochs", plan.epochs());
        settings.values().forEach((name, value) -> {
            if (!name.startsWith(RecipeSettings.PREFIX)) {
                values.put(name, value);
            }
        });
        values.put("network seed", plan.options().seed());
        values.put("computed", Computing.of(network).toString());
        values.put(
                "device",
                EngineExecution.description(network)
                        .orElseGet(() -> Backend.current().toString()));
        Versions.all().forEach(values::put);
        try {
            if (plan.recipe().isPresent()) {
                values.put("recipe", JSON.readTree(plan.recipe().get().toJson()));
            } else {
                // Where a schedule says the rate, Deeplearning4j's own number is none.
                values.put("updater", plan.options().updater().toString().replace("learningRate=NaN, ", ""));
                values.put("weight decay", plan.options().weightDecay());
            }
            byte[] text = (JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(folder.resolve(NAME), channel -> channel.write(ByteBuffer.wrap(text)));
        } catch (IOException e) {
            WriteFailure failure = WriteFailure.ofFolder(folder, e);
            throw new CheckpointException(
                    "Cannot write " + folder.resolve(NAME) + ", because " + failure.reason() + ": " + failure.remedy()
                            + ".",
                    e);
        }
    }
}
