/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import dev.stagecraft.runtime.recipe.Update.Decayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.nd4j.shade.jackson.core.JsonLocation;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.DeserializationFeature;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Reads recipes, which are JSON. What a file does not say is as if it were not there: no smoothing, no decay, no average. */
final class RecipeReader {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    static final Map<String, Decayed> DECAYED = new TreeMap<>(Map.of(
            "all", Decayed.ALL,
            "all-but-normalizations", Decayed.ALL_BUT_NORMALIZATIONS,
            "weights", Decayed.WEIGHTS));

    static final Map<String, RateSchedule.By> BY =
            new TreeMap<>(Map.of("step", RateSchedule.By.STEP, "epoch", RateSchedule.By.EPOCH));

    private static final Map<String, Function<JsonPart, Optimizer>> OPTIMIZERS = new TreeMap<>(Map.of(
            "sgd", part -> new Optimizer.Sgd(part.number("momentum", 0), part.flag("nesterov", false)),
            "adamw",
                    part -> new Optimizer.AdamW(
                            part.number("beta1", Optimizer.AdamW.DEFAULT.beta1()),
                            part.number("beta2", Optimizer.AdamW.DEFAULT.beta2()),
                            part.number("epsilon", Optimizer.AdamW.DEFAULT.epsilon())),
            "lamb",
                    part -> new Optimizer.Lamb(
                            part.number("beta1", Optimizer.Lamb.DEFAULT.beta1()),
                            part.number("beta2", Optimizer.Lamb.DEFAULT.beta2()),
                            part.number("epsilon", Optimizer.Lamb.DEFAULT.epsilon()),
                            part.number("longestGradient", Optimizer.Lamb.DEFAULT.longestGradient()))));

    private static final Map<String, Function<JsonPart, Curve>> CURVES = new TreeMap<>(Map.of(
            "constant", part -> new Curve.Constant(),
            "steps", part -> new Curve.Steps(part.numbers("at"), part.number("factor")),
            "cosine", part -> new Curve.Cosine(part.number("minimum", 0), part.flag("countsWarmUp", false)),
            "one-cycle",
                    part -> new Curve.OneCycle(
                            part.number("rise", 0.3),
                            part.number("startDivisor", 25),
                            part.number("endDivisor", 1e4))));

    private static final Map<String, Function<JsonPart, Loss>> LOSSES = new TreeMap<>(Map.of(
            "cross-entropy",
                    part -> new Loss.CrossEntropy(part.number("labelSmoothing", 0), part.numbers("classWeights")),
            "binary-cross-entropy",
                    part -> new Loss.BinaryCrossEntropy(
                            part.number("labelSmoothing", 0), part.optionalNumber("threshold"))));

    private RecipeReader() {}

    static Recipe read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(
                    file.toString(), null, "The recipe " + file + " does not exist: check the path.");
        }
        return read(file.toString(), text);
    }

    static Recipe read(String origin, String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The recipe " + origin + " is no sound JSON, or says something twice" + place(e.getLocation())
                            + ": correct it there.",
                    e);
        }
        try {
            return recipe(new JsonPart("the recipe", node));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The recipe " + origin + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String place(JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static Recipe recipe(JsonPart part) {
        part.text("source", "");
        Recipe recipe = new Recipe(
                part.text("name"),
                part.integer("epochs"),
                part.integer("batchSize"),
                part.integer("parts", 1),
                part.optionalPart("loss").map(loss -> kind(loss, LOSSES)).orElse(Loss.CrossEntropy.PLAIN),
                update(part),
                part.optionalPart("average").map(RecipeReader::average),
                part.optionalPart("fineTuning").map(RecipeReader::fineTuning).orElse(FineTuning.NONE),
                part.optionalPart("earlyStopping").map(RecipeReader::earlyStopping),
                new AugmentationSettings(
                        part.optionalPart("augmentation").map(JsonPart::all).orElse(Map.of())));
        part.requireNothingElse();
        return recipe;
    }

    private static Update update(JsonPart part) {
        return new Update(
                kind(part.part("optimizer"), OPTIMIZERS),
                part.number("learningRate"),
                schedule(part.optionalPart("schedule")),
                part.number("weightDecay", 0),
                part.text("decayed", "").isEmpty() ? Decayed.ALL : part.word("decayed", DECAYED),
                part.optionalNumber("longestGradient"));
    }

    private static RateSchedule schedule(Optional<JsonPart> part) {
        if (part.isEmpty()) {
            return RateSchedule.of(new Curve.Constant(), RateSchedule.By.STEP);
        }
        JsonPart schedule = part.get();
        RateSchedule.By by = schedule.word("by", BY);
        double warmUp = schedule.number("warmUpEpochs", 0);
        OptionalDouble from = schedule.optionalNumber("warmUpFrom");
        return new RateSchedule(kind(schedule, CURVES), by, warmUp, from);
    }

    private static <T> T kind(JsonPart part, Map<String, Function<JsonPart, T>> kinds) {
        T made = part.word("kind", kinds).apply(part);
        part.requireNothingElse();
        return made;
    }

    private static WeightAverage average(JsonPart part) {
        WeightAverage average =
                new WeightAverage(part.number("decay"), part.integer("everySteps", 1), part.flag("warmUp", false));
        part.requireNothingElse();
        return average;
    }

    private static FineTuning fineTuning(JsonPart part) {
        FineTuning tuning = new FineTuning(part.number("layerDecay", 1), part.texts("frozen"));
        part.requireNothingElse();
        return tuning;
    }

    private static EarlyStopping earlyStopping(JsonPart part) {
        EarlyStopping stopping = new EarlyStopping(part.integer("patience"), part.number("leastGain", 0));
        part.requireNothingElse();
        return stopping;
    }
}
