/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.data;

import dev.stagecraft.runtime.data.ImageSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Images to train on, and others to test on.
 *
 * @param heldOut empty if there are none
 */
public record Split(ImageSource training, Optional<ImageSource> heldOut) {
    /**
     * Holds out a share of each class, drawn by lot.
     *
     * @param share from 0 to less than 1; a class keeps at least one image to train on
     */
    static Split of(ImageSource images, double share, long seed) {
        List<List<Integer>> byClass = new ArrayList<>();
        images.classNames().forEach(name -> byClass.add(new ArrayList<>()));
        for (int index = 0; index < images.size(); index++) {
            byClass.get(images.label(index)).add(index);
        }
        List<Integer> training = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        Random random = new Random(seed);
        for (List<Integer> indices : byClass) {
            Collections.shuffle(indices, random);
            int held = Math.max(0, Math.min(indices.size() - 1, (int) Math.round(share * indices.size())));
            heldOut.addAll(indices.subList(0, held));
            training.addAll(indices.subList(held, indices.size()));
        }
        return heldOut.isEmpty()
                ? new Split(images, Optional.empty())
                : new Split(subset(images, training), Optional.of(subset(images, heldOut)));
    }

    private static ImageSource subset(ImageSource images, List<Integer> indices) {
        return images.subset(indices.stream().mapToInt(Integer::intValue).toArray());
    }
}
