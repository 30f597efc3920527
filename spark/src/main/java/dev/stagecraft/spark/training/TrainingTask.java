/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.EpochResult;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingResult;
import dev.stagecraft.spark.data.ShareFile;
import dev.stagecraft.spark.data.ShareImages;
import dev.stagecraft.spark.data.ShareSizes;
import dev.stagecraft.spark.exchange.BlockExchange;
import dev.stagecraft.spark.exchange.PeerFailedException;
import dev.stagecraft.spark.exchange.PeerGoneException;
import dev.stagecraft.spark.scoring.TaskThreads;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * One of the tasks of the stage that trains. What would go wrong again is its result; what Spark may try again, because an executor is gone say, it throws.
 */
final class TrainingTask
        extends AbstractFunction1<scala.collection.Iterator<Tuple2<Long, byte[]>>, scala.collection.Iterator<byte[]>>
        implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Job job;
    private final String meetingPoint;
    /** Null if there is none: Optional does not pass Java's serialization. */
    private final CheckpointStore keptIn;
    /** Null if there is none. */
    private final String goneOnFrom;

    /**
     * @param meetingPoint where the tasks meet
     * @param checkpoint the one to go on from
     */
    TrainingTask(Job job, String meetingPoint, Optional<CheckpointStore> store, Optional<String> checkpoint) {
        this.job = job;
        this.meetingPoint = meetingPoint;
        this.keptIn = store.orElse(null);
        this.goneOnFrom = checkpoint.orElse(null);
    }

    @Override
    public scala.collection.Iterator<byte[]> apply(scala.collection.Iterator<Tuple2<Long, byte[]>> samples) {
        BarrierTaskContext context = BarrierTaskContext.get();
        BlockExchange group = BlockExchange.join(context, meetingPoint);
        Outcome outcome = outcome(context, group, CollectionConverters.asJava(samples));
        return CollectionConverters.asScala(List.of(outcome.format()).iterator());
    }

    private Outcome outcome(BarrierTaskContext context, BlockExchange group, Iterator<Tuple2<Long, byte[]>> samples) {
        try {
            TaskThreads.take(context);
            Outcome trained = trained(group, samples);
            group.leave();
            return trained;
        } catch (PeerFailedException e) {
            return new Outcome.PeerFailed(e.getMessage());
        } catch (PeerGoneException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Spark knows better, if it has given the task up.
            context.killTaskIfInterrupted();
            String sentence = Sentences.reason(e);
            group.fail(sentence);
            return new Outcome.Failed(sentence, Trace.of(e));
        }
    }

    private Outcome trained(BlockExchange group, Iterator<Tuple2<Long, byte[]>> samples) throws IOException {
        NetworkDefinition definition = Networks.find(job.network());
        Recipe recipe = Recipe.parse(job.recipe());
        Optional<CheckpointStore> store = Optional.ofNullable(keptIn);
        Optional<String> checkpoint = Optional.ofNullable(goneOnFrom);
        Path folder = Files.createTempDirectory("stagecraft-training");
        try (ShareFile share = new ShareFile(
                samples,
                job.columns(),
                SparkEnv.get()
                        .blockManager()
                        .diskBlockManager()
                        .createTempLocalBlock()
                        ._2())) {
            // Options have an updater, which a recipe does not use.
            Trainer trainer = Trainer.of(definition, options())
                    .recipe(recipe)
                    .seed(job.seed())
                    .together(group, job.everySteps());
            StreamedDataset data = streamed(share.training(job.training()), trainer, job.training());
            if (job.heldOut().most() > 0) {
                trainer.heldOut(streamed(share.heldOut(job.heldOut()), trainer, job.heldOut()));
            }
            trainer.standardization(standardization(definition, data, group));
            TaskProgress progress = new TaskProgress(store.filter(any -> group.rank() == 0));
            trainer.progress(progress);
            store.ifPresent(kept -> {
                checkpoint.ifPresent(name -> kept.download(name, folder));
                if (group.rank() == 0) {
                    kept.downloadRecord(folder);
                }
                trainer.checkpoints(folder, job.checkpointInterval());
            });
            try (TrainingResult result = trainer.fit(data)) {
                Path model = folder.resolve("model.zip");
                if (group.rank() == 0) {
                    result.save(model);
                }
                return new Outcome.Trained(
                        group.rank() == 0 ? Files.readAllBytes(model) : new byte[0],
                        result.history().stream().mapToDouble(EpochResult::loss).toArray(),
                        result.history().stream()
                                .flatMapToDouble(epoch -> epoch.accuracy().stream())
                                .toArray(),
                        progress.steps(),
                        progress.nanoseconds(),
                        group.traffic());
            }
        } finally {
            LocalFolders.delete(folder);
        }
    }

    private NetworkOptions options() {
        return NetworkOptions.defaults()
                .withPrecision(job.computation().precision())
                .withExecution(job.computation().execution());
    }

    /** With that part of the cache which is theirs by their number. */
    private StreamedDataset streamed(ShareImages images, Trainer trainer, ShareSizes sizes) {
        long all = job.training().most() + job.heldOut().most();
        StreamOptions options =
                StreamOptions.defaults().withThreads(job.threads()).withCache(job.cacheBytes() / all * sizes.most());
        return StreamedDataset.of(images, trainer.preprocessing(), options);
    }

    private static Standardization standardization(
            NetworkDefinition definition, StreamedDataset data, BlockExchange group) throws IOException {
        if (definition.preprocessing().isPresent()) {
            return Standardization.of(definition.preprocessing().get());
        }
        return SharedStandardization.of(data.standardization(), group);
    }
}
