/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.internal.Seeds;
import java.util.List;

/**
 * The images of two processes in the order in which both together have them: as many of the one as it has in a step, then as many of the other. Image
 * number i is the (i / 2)-th of process i % 2. The training's seed is 42.
 */
record ImageSourceInTurns(ImageDataset all, ImageSource first, ImageSource second, int share) implements ImageSource {
    @Override
    public int size() {
        return all.size();
    }

    @Override
    public List<String> classNames() {
        return all.classNames();
    }

    @Override
    public int label(int index) {
        return all.label(index);
    }

    @Override
    public String name(int index) {
        return all.name(index);
    }

    @Override
    public StoredImage read(int index) {
        return all.read(index);
    }

    @Override
    public String fingerprint() {
        return all.fingerprint();
    }

    @Override
    public int[] shuffled(long seed) {
        int epoch = 1;
        while (Seeds.of(42, epoch) != seed) {
            epoch++;
        }
        int[] one = first.shuffled(seed);
        int[] other = second.shuffled(Seeds.of(Seeds.of(~42L, 1), epoch));
        int[] order = new int[all.size()];
        for (int place = 0; place < order.length; place++) {
            int step = place / (2 * share);
            int within = place % (2 * share);
            int at = step * share + within % share;
            order[place] = within < share ? 2 * one[at] : 2 * other[at] + 1;
        }
        return order;
    }
}
