/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.RandomResizedCrop;
import dev.stagecraft.runtime.data.Batches;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.Order;
import dev.stagecraft.runtime.data.Pass;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A process that makes the batches of an epoch whenever it is told to, and does nothing with them. */
final class DataWorker {
    private static final Standardization IMAGENET =
            new Standardization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    private DataWorker() {}

    /** @param arguments the folder, the size of a batch, and the number of threads */
    public static void main(String[] arguments) throws Exception {
        Worker.serve(() -> {
            StreamedDataset images =
                    images(ImageFolder.open(Path.of(arguments[0])), 224, Integer.parseInt(arguments[2]));
            int[] epoch = {0};
            return () -> epoch(images, Integer.parseInt(arguments[1]), ++epoch[0], Integer.MAX_VALUE);
        });
    }

    /** Images, cropped at random to such a side, and flipped. */
    static StreamedDataset images(ImageSource source, int side, int threads) {
        return StreamedDataset.of(
                source,
                Preprocessing.of(3, side, side),
                StreamOptions.defaults()
                        .withThreads(threads)
                        .withAugmentations(Augmentations.of(new RandomResizedCrop(side, side), new HorizontalFlip())));
    }

    /** As many batches of an epoch as are asked for, or all: how many images they had. */
    static int epoch(StreamedDataset images, int batch, int epoch, int most) throws IOException {
        int count = 0;
        try (Batches batches = open(images, batch, epoch)) {
            for (int done = 0; done < most && batches.hasNext(); done++) {
                count += batches.next().numExamples();
            }
        }
        return count;
    }

    /** The batches of an epoch, shuffled. */
    static Batches open(StreamedDataset images, int batch, int epoch) throws IOException {
        boolean isGrey = images.image().ofBatch(1)[1] == 1;
        return images.open(new Pass(
                new Order.Shuffled(1, epoch), batch, 0, DataType.FLOAT, isGrey ? Standardization.none(1) : IMAGENET));
    }
}
