/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Compiles many declarations, a batch at a time, and keeps of each batch only what is wrong and what must be counted: a run of
 * millions needs no more memory than one of a few batches.
 */
final class Survey {
    private static final int BATCH = 100;
    private static final int MOST_DIAGNOSTICS = 100;
    /** How many networks are kept at most, and with each feature of the language at least if there are small ones. */
    private static final int SAMPLE = 80;

    private static final int OF_EACH_FEATURE = 6;

    final Findings foreign = new Findings("another's diagnostic");
    final Findings halves = new Findings("classes after an error, or none without");
    final Findings strangers = new Findings("a class that was not asked for");
    final Findings unfound = new Findings("a planted mistake that was not found");
    /** As many as the most mistakes that a declaration can have at once. */
    final Findings floods = new Findings("a diagnostic without a place, or very many");

    final Findings refusals = new Findings("a sound declaration that was refused");
    final Findings warnings = new Findings("a diagnostic about generated code");
    final Findings otherMaps = new Findings("a summary with other maps than expected");
    /** How often each message occurs. */
    final Map<String, Integer> messages = new TreeMap<>();
    /** What the language has and no sound declaration had. */
    final Set<String> missing = new TreeSet<>(Features.ALL);
    /** Small networks, the first of those that have something that few before them have. */
    final Map<Declaration, NetworkDefinition> sample = new LinkedHashMap<>();

    private final Map<String, Integer> sampled = new HashMap<>();
    private int clean;

    private Survey() {
        Review.IDS.forEach(id -> messages.put(id, 0));
    }

    /** What comes of the first declarations of a seed. */
    static Survey of(long seed, int declarations) {
        Survey survey = new Survey();
        for (int first = 0; first < declarations; first += BATCH) {
            survey.add(Review.of(IntStream.range(first, Math.min(first + BATCH, declarations))
                    .mapToObj(index -> DeclarationGenerator.declaration(seed, index))
                    .toList()));
        }
        return survey;
    }

    /** How many declarations compile. */
    int clean() {
        return clean;
    }

    private void add(List<Review> batch) {
        batch.forEach(this::judge);
        List<Review> sound = batch.stream().filter(Review::isClean).toList();
        if (sound.isEmpty()) {
            return;
        }
        Build build = Build.of(sound);
        build.diagnostics().forEach(warnings::add);
        sound.forEach(review -> count(review.declaration()));
        if (build.diagnostics().isEmpty()) {
            sound.forEach(review -> load(review.declaration(), build));
        }
    }

    private void judge(Review review) {
        Declaration declaration = review.declaration();
        List<String> asked = declaration.classes();
        foreign.addIf(!review.saysOnlyWhatStagecraftSays(), review);
        halves.addIf(review.isClean() != review.classes().containsAll(asked), review);
        strangers.addIf(
                !asked.containsAll(review.classes())
                        || review.files().size() != 2 * review.classes().size(),
                review);
        unfound.addIf(declaration.mustFail() && review.isClean(), review);
        floods.addIf(
                review.diagnostics().size() > MOST_DIAGNOSTICS
                        || review.diagnostics().stream().anyMatch(it -> it.getLineNumber() < 1),
                review);
        refusals.addIf(declaration.mustCompile() && !review.isClean(), review);
        review.ids().forEach(id -> messages.merge(id, 1, Integer::sum));
    }

    private void count(Declaration sound) {
        clean++;
        missing.removeAll(Features.of(sound.source()));
    }

    private void load(Declaration sound, Build build) {
        Set<String> features = Features.of(sound.source());
        boolean isNew = features.stream().anyMatch(feature -> sampled.getOrDefault(feature, 0) < OF_EACH_FEATURE);
        boolean mayBeSampled = isNew && sample.size() < SAMPLE;
        if (!sound.mustCompile() && !mayBeSampled) {
            return;
        }
        NetworkDefinition network = build.load(sound);
        NetworkSummary summary = network.summary();
        if (sound.mustCompile()) {
            List<String> maps = maps(summary, sound.maps());
            otherMaps.addIf(!maps.equals(sound.maps()), maps + " instead of " + sound.maps() + ": " + sound);
        }
        if (mayBeSampled && SmallNetworks.isSmall(summary)) {
            sample.put(sound, network);
            features.forEach(feature -> sampled.merge(feature, 1, Integer::sum));
        }
    }

    /** The expected maps, the last of them replaced by what the first stage receives and what each stage gives. */
    private static List<String> maps(NetworkSummary summary, List<String> expected) {
        List<String> maps = new ArrayList<>();
        NetworkSummary stage = summary.part("layer1");
        maps.add(stage.input().toString());
        for (int number = 1; !stage.layers().isEmpty(); number++) {
            maps.add(stage.output().toString());
            stage = summary.part("layer" + (number + 1));
        }
        List<String> all = new ArrayList<>(expected.subList(0, Math.max(0, expected.size() - maps.size())));
        all.addAll(maps);
        return all;
    }
}
