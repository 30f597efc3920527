/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StoredImage;
import dev.stagecraft.runtime.internal.Seeds;
import dev.stagecraft.spark.data.ShareOrder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of two workers as one machine has them that takes the same steps: of each step's images those of the first worker, then those of the second.
 *
 * @param images in the order of the shares
 * @param share how many images of a step are a worker's
 * @param seed of the training
 */
record OneMachine(List<Stripes.Image> images, int share, long seed) implements ImageSource {
    static OneMachine of(List<Stripes.Image> images, int share, long seed) {
        return new OneMachine(ShareOrder.of(images, Stripes.Image::label, Stripes.Image::file), share, seed);
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public List<String> classNames() {
        return List.of("0", "1", "2");
    }

    @Override
    public int label(int index) {
        return images.get(index).label();
    }

    @Override
    public String name(int index) {
        return images.get(index).name();
    }

    @Override
    public StoredImage read(int index) {
        return new StoredImage.Encoded(images.get(index).file());
    }

    @Override
    public String fingerprint() {
        return "stripes";
    }

    @Override
    public int[] shuffled(long epochSeed) {
        int epoch = IntStream.iterate(1, number -> number + 1)
                .filter(number -> Seeds.of(seed, number) == epochSeed)
                .findFirst()
                .orElseThrow();
        int half = images.size() / 2;
        int[] one = order(half, epochSeed);
        int[] other = order(half, Seeds.of(Seeds.of(~seed, 1), epoch));
        int[] order = new int[images.size()];
        for (int place = 0; place < order.length; place++) {
            int within = place % (2 * share);
            int at = place / (2 * share) * share + within % share;
            order[place] = within < share ? one[at] : half + other[at];
        }
        return order;
    }

    /** As a worker's source has it, which does not say another. */
    private static int[] order(int size, long seed) {
        ImageSource plain = new Plain(size);
        return plain.shuffled(seed);
    }

    /** Numbers only. */
    private record Plain(int size) implements ImageSource {
        @Override
        public List<String> classNames() {
            return List.of();
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public String name(int index) {
            return "";
        }

        @Override
        public StoredImage read(int index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String fingerprint() {
            return "";
        }
    }
}
