/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.data;

import dev.stagecraft.runtime.data.ImageDataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Images to train on, and others to test on.
 *
 * @param heldOut empty if there are none
 */
public record Split(ImageDataset training, Optional<ImageDataset> heldOut) {
    /**
     * Holds out a share of each class, drawn by lot.
     *
     * @param share from 0 to less than 1; a class keeps at least one image to train on
     */
    static Split of(ImageDataset images, double share, long seed) {
        List<Integer> training = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        Random random = new Random(seed);
        for (int label = 0; label < images.classes(); label++) {
            int of = label;
            List<Integer> indices = new ArrayList<>(IntStream.range(0, images.size())
                    .filter(index -> images.label(index) == of)
                    .boxed()
                    .toList());
            Collections.shuffle(indices, random);
            int held = Math.max(0, Math.min(indices.size() - 1, (int) Math.round(share * indices.size())));
            heldOut.addAll(indices.subList(0, held));
            training.addAll(indices.subList(held, indices.size()));
        }
        return new Split(
                subset(images, training), heldOut.isEmpty() ? Optional.empty() : Optional.of(subset(images, heldOut)));
    }

    private static ImageDataset subset(ImageDataset images, List<Integer> indices) {
        return images.subset(
                indices.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
