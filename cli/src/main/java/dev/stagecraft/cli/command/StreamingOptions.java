/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.BrokenImages;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How images come from the disk. */
final class StreamingOptions {
    private static final long MEGABYTE = 1 << 20;

    @Option(
            names = "--data-threads",
            paramLabel = "N",
            description =
                    "How many threads read, decode and augment images (one for each processor). Their number changes no result.")
    private Optional<Integer> threads;

    @Option(
            names = "--cache",
            paramLabel = "MB",
            description =
                    "How many megabytes of decoded images stay in memory, the first that are read, as many as fit (0).")
    private Optional<Integer> cache;

    void requireSound(CommandSpec command) {
        threads.ifPresent(number -> Range.requirePositive(command, "--data-threads", number));
        cache.ifPresent(megabytes -> Range.require(command, megabytes >= 0, "--cache", megabytes, "0 or more"));
    }

    /** Images as they are where they are in memory, of the network's size; others in the size that the preprocessing gives them. */
    BatchSource batches(ImageSource images, Supplier<Preprocessing> preprocessing, BrokenImages broken) {
        return images instanceof ImageDataset dataset ? dataset : streamed(images, preprocessing, broken);
    }

    /** Images in the size that the preprocessing gives them, or from which a crop is taken. */
    BatchSource streamed(ImageSource images, Supplier<Preprocessing> preprocessing, BrokenImages broken) {
        return StreamedDataset.of(images, preprocessing.get(), options(broken));
    }

    StreamOptions options(BrokenImages broken) {
        StreamOptions options = StreamOptions.defaults().withBroken(broken).withCache(cache.orElse(0) * MEGABYTE);
        return threads.map(options::withThreads).orElse(options);
    }
}
