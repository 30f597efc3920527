/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.SerializationFeature;

/** Writes recipes as {@link RecipeReader} reads them. */
final class RecipeWriter {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RecipeWriter() {}

    static String write(Recipe recipe) {
        Update update = recipe.update();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", recipe.name());
        values.put("epochs", recipe.epochs());
        values.put("batchSize", recipe.batchSize());
        values.put("parts", recipe.parts());
        values.put("loss", loss(recipe.loss()));
        values.put("optimizer", optimizer(update.optimizer()));
        values.put("learningRate", update.learningRate());
        values.put("schedule", schedule(update.schedule()));
        values.put("weightDecay", update.weightDecay());
        values.put("decayed", word(RecipeReader.DECAYED, update.decayed()));
        put(values, "longestGradient", update.longestGradient());
        recipe.average().ifPresent(average -> values.put("average", average(average)));
        values.put("fineTuning", fineTuning(recipe.fineTuning()));
        recipe.earlyStopping().ifPresent(stopping -> values.put("earlyStopping", earlyStopping(stopping)));
        values.put("augmentation", recipe.augmentation().settings());
        try {
            return JSON.writeValueAsString(values) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A recipe has nothing that JSON does not.", e);
        }
    }

    private static Map<String, Object> loss(Loss loss) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (loss instanceof Loss.CrossEntropy cross) {
            values.put("kind", "cross-entropy");
            values.put("labelSmoothing", cross.labelSmoothing());
            values.put("classWeights", cross.classWeights());
        } else if (loss instanceof Loss.BinaryCrossEntropy binary) {
            values.put("kind", "binary-cross-entropy");
            values.put("labelSmoothing", binary.labelSmoothing());
            put(values, "threshold", binary.threshold());
        }
        return values;
    }

    private static Map<String, Object> optimizer(Optimizer optimizer) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (optimizer instanceof Optimizer.Sgd sgd) {
            values.put("kind", "sgd");
            values.put("momentum", sgd.momentum());
            values.put("nesterov", sgd.nesterov());
        } else if (optimizer instanceof Optimizer.AdamW adam) {
            values.put("kind", "adamw");
            values.put("beta1", adam.beta1());
            values.put("beta2", adam.beta2());
            values.put("epsilon", adam.epsilon());
        } else if (optimizer instanceof Optimizer.Lamb lamb) {
            values.put("kind", "lamb");
            values.put("beta1", lamb.beta1());
            values.put("beta2", lamb.beta2());
            values.put("epsilon", lamb.epsilon());
            values.put("longestGradient", lamb.longestGradient());
        }
        return values;
    }

    private static Map<String, Object> schedule(RateSchedule schedule) {
        Map<String, Object> values = new LinkedHashMap<>();
        Curve curve = schedule.curve();
        if (curve instanceof Curve.Constant) {
            values.put("kind", "constant");
        } else if (curve instanceof Curve.Steps steps) {
            values.put("kind", "steps");
            values.put("at", steps.at());
            values.put("factor", steps.factor());
        } else if (curve instanceof Curve.Cosine cosine) {
            values.put("kind", "cosine");
            values.put("minimum", cosine.minimum());
            values.put("countsWarmUp", cosine.countsWarmUp());
        } else if (curve instanceof Curve.OneCycle cycle) {
            values.put("kind", "one-cycle");
            values.put("rise", cycle.rise());
            values.put("startDivisor", cycle.startDivisor());
            values.put("endDivisor", cycle.endDivisor());
        }
        values.put("by", word(RecipeReader.BY, schedule.by()));
        values.put("warmUpEpochs", schedule.warmUpEpochs());
        put(values, "warmUpFrom", schedule.warmUpFrom());
        return values;
    }

    private static Map<String, Object> average(WeightAverage average) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("decay", average.decay());
        values.put("everySteps", average.everySteps());
        values.put("warmUp", average.warmUp());
        return values;
    }

    private static Map<String, Object> fineTuning(FineTuning tuning) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("layerDecay", tuning.layerDecay());
        values.put("frozen", tuning.frozen());
        return values;
    }

    private static Map<String, Object> earlyStopping(EarlyStopping stopping) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("patience", stopping.patience());
        values.put("leastGain", stopping.leastGain());
        return values;
    }

    private static void put(Map<String, Object> values, String name, OptionalDouble number) {
        number.ifPresent(value -> values.put(name, value));
    }

    private static <T> String word(Map<String, T> words, T meant) {
        Optional<String> word = words.entrySet().stream()
                .filter(entry -> entry.getValue() == meant)
                .map(Map.Entry::getKey)
                .findFirst();
        return word.orElseThrow();
    }
}
