/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.ImageClassifier;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.reader.GraphReader;
import dev.stagecraft.runtime.recipe.AugmentationSettings;
import dev.stagecraft.runtime.recipe.EarlyStopping;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingProgress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cluster of real processes: a master, two workers, an executor of one core in each, and this driver. Executors take seconds to start, so that tests
 * which need the cores for another application come last.
 */
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final int LAST = Integer.MAX_VALUE;

    static final List<Stripes.Image> IMAGES = Stripes.of(160, 1);
    private static final String NETWORK = TinyNet.class.getName();

    @TempDir
    static Path folder;

    private static LocalCluster cluster;
    private static SparkSession session;
    private static ResidualNetworkModel trained;
    private static final Map<Integer, byte[]> UNDISTURBED = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        cluster = new LocalCluster(folder);
    }

    @AfterAll
    static void stop() {
        release();
        cluster.close();
    }

    private static SparkSession spark() {
        if (session == null) {
            session = cluster.session();
            session.sparkContext().hadoopConfiguration().set("fs.full.impl", FullFileSystem.class.getName());
        }
        return session;
    }

    /** Leaves the cores to another application. */
    private static void release() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }

    static Recipe recipe(int epochs) {
        return Recipe.CIFAR
                .withAugmentation(AugmentationSettings.NONE)
                .withEpochs(epochs)
                .withBatchSize(16, 1);
    }

    private static ResidualNetworkClassifier classifier(int epochs) {
        return new ResidualNetworkClassifier()
                .setNetwork(NETWORK)
                .setRecipe(recipe(epochs).toJson())
                .setWorkers(2);
    }

    /** 200 steps, with a checkpoint after each five; long enough to be killed on the way. */
    static ResidualNetworkClassifier severalEpochs(int averagingInterval) {
        return classifier(20).setAveragingInterval(averagingInterval).setCheckpointInterval(5 * averagingInterval);
    }

    private static Dataset<Row> images() {
        return Stripes.dataset(spark(), IMAGES);
    }

    /** What a training of several epochs comes to. */
    private static byte[] undisturbed(int averagingInterval) {
        return UNDISTURBED.computeIfAbsent(
                averagingInterval,
                interval -> severalEpochs(interval).fit(images()).modelFile());
    }

    /** A model of four epochs, which nobody has set. */
    private static ResidualNetworkModel trained() {
        if (trained == null) {
            trained = classifier(4).fit(images());
        }
        return trained.copy(ParamMap.empty());
    }

    private static ComputationGraph network(ResidualNetworkModel model, String name) throws Exception {
        return SavedModel.open(Files.write(folder.resolve(name), model.modelFile()))
                .network();
    }

    @Test
    void twoWorkersTakeTheStepsOfOneMachineAndAgain() throws Exception {
        ResidualNetworkModel model = classifier(2).fit(images());
        ComputationGraph actual = network(model, "two.zip");
        ComputationGraph expected = Trainer.of(new TinyNetNetwork(), NetworkOptions.defaults())
                .recipe(recipe(2).withBatchSize(16, 2))
                .progress(TrainingProgress.silent())
                .fit(StreamedDataset.of(OneMachine.of(IMAGES, 8, 42), Preprocessing.of(1, 8, 8)))
                .network();
        assertEquals(20, model.summary().orElseThrow().steps());
        float[] one = expected.params().toFloatVector();
        float[] two = actual.params().toFloatVector();
        GraphReader.read(expected).tensors().stream()
                .filter(tensor -> tensor.role() != Role.RUNNING_MEAN && tensor.role() != Role.RUNNING_VARIANCE)
                .forEach(tensor -> assertArrayEquals(
                        Arrays.copyOfRange(one, (int) tensor.offset(), (int) (tensor.offset() + tensor.length())),
                        Arrays.copyOfRange(two, (int) tensor.offset(), (int) (tensor.offset() + tensor.length())),
                        1e-5f,
                        tensor.toString()));
        // However its rows are partitioned.
        assertArrayEquals(
                model.modelFile(), classifier(2).fit(images().repartition(5)).modelFile());
        // Each of 20 steps: a half of all parameters and the number of images to the other worker, and the sums of a
        // half.
        assertEquals(20, model.summary().orElseThrow().exchanges() - 2);
    }

    @Test
    void weightsAreAveragedEveryFewSteps() {
        ResidualNetworkModel model = classifier(4).setAveragingInterval(4).fit(images());
        assertArrayEquals(
                model.modelFile(),
                classifier(4).setAveragingInterval(4).fit(images()).modelFile());
        List<Double> losses = model.summary().orElseThrow().epochLosses();
        assertTrue(losses.get(3) < losses.get(0), losses::toString);
        // After steps 4, 8 and 10 of each epoch of 10, by the count of all steps; and each epoch's loss.
        assertTrue(model.summary().orElseThrow().exchanges() < 20, model.summary()::toString);
    }

    private static CompletableFuture<Void> killExecutorAfter(Path checkpoints, int step) {
        return CompletableFuture.runAsync(() -> {
            waitForCheckpoint(checkpoints, step);
            // SIGKILL.
            cluster.executors().get(0).destroyForcibly();
        });
    }

    private static void waitForCheckpoint(Path checkpoints, int step) {
        while (true) {
            try (Stream<Path> files = Files.list(checkpoints)) {
                boolean isThere = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("step-\\d{8}\\.zip"))
                        .anyMatch(name -> Integer.parseInt(name.substring(5, 13)) >= step);
                if (isThere) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (IOException e) {
                // Not made yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Gradients are added up in each step, or weights averaged every four. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aLostExecutorChangesNoBit(int averagingInterval) throws Exception {
        byte[] undisturbed = undisturbed(averagingInterval);
        Path checkpoints = Files.createDirectories(folder.resolve("executor-" + averagingInterval));
        CompletableFuture<Void> kill = killExecutorAfter(checkpoints, 15);
        ResidualNetworkModel model = severalEpochs(averagingInterval)
                .setCheckpointDir(checkpoints.toUri().toString())
                .fit(images());
        kill.join();
        assertEquals(2, model.summary().orElseThrow().attempts());
        assertTrue(model.summary().orElseThrow().steps() < 200, "It began anew.");
        assertArrayEquals(undisturbed, model.modelFile());
    }

    @Test
    @Order(LAST)
    void aKilledDriverChangesNoBit() throws Exception {
        byte[] undisturbed = undisturbed(1);
        release();
        Path others = Files.createDirectories(folder.resolve("driver"));
        Path result = folder.resolve("driver.zip");
        ProcessBuilder program = cluster.program(
                        DriverProgram.class.getName(),
                        List.of("-Xmx512m"),
                        List.of(cluster.url(), others.toUri().toString(), result.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("driver.log").toFile());
        Process killed = program.start();
        waitForCheckpoint(others, 15);
        killed.destroyForcibly().waitFor();
        assertTrue(Files.notExists(result));
        assertEquals(0, program.start().waitFor());
        assertArrayEquals(undisturbed, Files.readAllBytes(result));
    }

    private static String failure(ResidualNetworkClassifier classifier, Dataset<Row> images) {
        return assertThrows(RuntimeException.class, () -> classifier.fit(images))
                .getMessage();
    }

    @Test
    void saysHowManySlotsThereAre() {
        assertEquals(
                "The training wants 3 tasks at once, and the cluster has slots for 2: set workers to 2, or start the application with more"
                        + " executors or cores (spark.cores.max, spark.executor.instances).",
                failure(three().setWaitForExecutors(0), images()));
    }

    /** However long it would wait. */
    @Test
    @Order(LAST)
    void saysAtOnceWhatCanNeverBe() throws Exception {
        release();
        try (SparkSession narrow = cluster.sessionAlone("spark.cores.max", "1")) {
            assertEquals(
                    "The training wants 3 tasks at once, and this application has slots for 1 at most (spark.cores.max = 1): set workers to 1,"
                            + " or start the application with more executors or cores (spark.cores.max, spark.executor.instances).",
                    failure(three().setWaitForExecutors(36_000), Stripes.dataset(narrow, IMAGES)));
        }
        try (SparkSession dynamic = cluster.sessionAlone("spark.dynamicAllocation.enabled", "true")) {
            assertEquals(
                    "The training's tasks run at the same time, which Spark does not do with dynamic allocation: set"
                            + " spark.dynamicAllocation.enabled to false, and the number of executors (spark.executor.instances, spark.cores.max).",
                    failure(three().setWaitForExecutors(36_000), Stripes.dataset(dynamic, IMAGES)));
        }
    }

    private static ResidualNetworkClassifier three() {
        return classifier(1)
                .setWorkers(3)
                .setRecipe(recipe(1).withBatchSize(12, 1).toJson());
    }

    @Test
    void saysWhichImageIsBroken() {
        List<Stripes.Image> images = new ArrayList<>(IMAGES);
        images.set(7, new Stripes.Image("stripes/broken.png", new byte[] {1, 2, 3}, 1));
        String message = failure(classifier(1), Stripes.dataset(spark(), images));
        assertTrue(message.startsWith("stripes/broken.png"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void saysWhichLabelIsUnknown() {
        List<Stripes.Image> images = new ArrayList<>(IMAGES);
        images.set(7, new Stripes.Image("stripes/7.png", images.get(7).file(), 3));
        assertEquals(
                "The image stripes/7.png has the label 3, and the network knows the classes from 0 to 2: number the classes so, or train a"
                        + " network with as many as there are.",
                failure(classifier(1), Stripes.dataset(spark(), images)));
    }

    /** A file that is gone when it is read. */
    @Test
    void saysWhichFileCannotBeRead() throws Exception {
        Path files = Files.createDirectories(folder.resolve("gone"));
        for (Stripes.Image image : IMAGES.subList(0, 4)) {
            Files.write(files.resolve(Path.of(image.name()).getFileName().toString()), image.file());
        }
        Dataset<Row> images = spark().read()
                .format("binaryFile")
                .load(files.toUri().toString())
                .withColumn("label", functions.lit(1));
        Files.delete(files.resolve("2.png"));
        String message = failure(classifier(1).setImageCol("content"), images);
        assertTrue(message.startsWith("The images cannot be read, because of "), message);
        assertTrue(message.contains("2.png"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void saysThatCheckpointsCannotBeSaved() throws Exception {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        String message = failure(classifier(1).setCheckpointDir(file.toUri().toString()), images());
        assertTrue(message.startsWith("Cannot use " + file.toUri() + " for checkpoints, because of "), message);
        String full = failure(classifier(1).setCheckpointDir("full://" + folder.resolve("full")), images());
        assertTrue(full.startsWith("Cannot save the checkpoint full://"), full);
        assertTrue(full.contains("No space left on device: make room there"), full);
    }

    /** Of a real file system of 64 KB, in a namespace that sees it. */
    @Test
    void saysThatADiskIsFull() throws Exception {
        assumeTrue(SmallDisk.isAvailable(), "User namespaces of Linux make a small file system without privileges.");
        Path disk = folder.resolve("disk");
        Path log = folder.resolve("disk.log");
        Process program = SmallDisk.with(
                        disk,
                        cluster.program(FullDiskProgram.class.getName(), List.of("-Xmx512m"), List.of(disk.toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, program.waitFor());
        String said = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(FullDiskProgram.SAID))
                .findFirst()
                .orElseThrow()
                .substring(FullDiskProgram.SAID.length());
        assertTrue(said.startsWith("Cannot save the checkpoint file:"), said);
        assertTrue(said.contains("No space left on device: make room there"), said);
    }

    /** Each worker classifies its part of the held-out images; after each epoch the share of all that was right is known. */
    @Test
    void measuresHeldOutImagesAndStopsEarly() throws Exception {
        Dataset<Row> marked = images().withColumn("held", functions.expr("crc32(image) % 4 = 0"));
        long heldOut = marked.filter("held").count();
        Path checkpoints = Files.createDirectories(folder.resolve("held-out"));
        Recipe recipe = recipe(20).withEarlyStopping(new EarlyStopping(2, 0));
        ResidualNetworkModel model = classifier(20)
                .setRecipe(recipe.toJson())
                .setValidationIndicatorCol("held")
                .setCheckpointDir(checkpoints.toUri().toString())
                .fit(marked);
        List<Double> accuracies = model.summary().orElseThrow().epochAccuracies();
        assertEquals(
                accuracies.size(), model.summary().orElseThrow().epochLosses().size());
        assertTrue(accuracies.size() < 20, accuracies::toString);
        long right = model.transform(marked.filter("held"))
                .filter("prediction = label")
                .count();
        assertEquals(Collections.max(accuracies), (double) right / heldOut, 1e-9, accuracies.toString());
        String metrics = Files.readString(checkpoints.resolve("metrics.csv"));
        assertTrue(metrics.contains("," + accuracies.get(0) + ","), metrics);

        assertEquals(
                "The recipe cifar stops early by the accuracy on held-out images: set validationIndicatorCol to the column that says which"
                        + " these are, or leave earlyStopping out.",
                failure(classifier(20).setRecipe(recipe.toJson()), images()));
        assertEquals(
                "The column label is of int, and which images are held out is said by true: set validationIndicatorCol to a column of"
                        + " booleans.",
                failure(classifier(1).setValidationIndicatorCol("label"), images()));
    }

    /** Where the processor has it. */
    @Test
    void answersInBfloat16() {
        assumeTrue(Precision.BFLOAT16.isAvailable(), "AVX512_BF16 or AMX");
        ResidualNetworkModel model = trained();
        List<Row> full = model.transform(images()).sort("path").collectAsList();
        List<Row> narrow =
                model.setPrecision("bfloat16").transform(images()).sort("path").collectAsList();
        double largest = 0;
        for (int i = 0; i < full.size(); i++) {
            double difference =
                    Math.abs(full.get(i).<Vector>getAs("probability").apply(0)
                            - narrow.get(i).<Vector>getAs("probability").apply(0));
            largest = Math.max(largest, difference);
        }
        assertTrue(largest > 1e-5 && largest < 0.05, "The largest difference is " + largest);
        assertEquals(
                "precision is half; it must be full or tf32 or bfloat16.",
                assertThrows(IllegalArgumentException.class, () -> model.setPrecision("half"))
                        .getMessage());
    }

    @Test
    void answersAsOneMachineDoes() throws Exception {
        ResidualNetworkModel model = trained();
        List<Row> answers = model.transform(images()).collectAsList();
        assertEquals(IMAGES.size(), answers.size());
        Path file = Files.write(folder.resolve("answers.zip"), model.modelFile());
        try (SavedModel saved = SavedModel.open(file);
                ImageClassifier classifier = saved.classifier()) {
            for (Row row : answers.subList(0, 20)) {
                Path image = Files.write(folder.resolve("image.png"), row.<byte[]>getAs("image"));
                float[] expected = new float[3];
                classifier.classify(image, 3).forEach(found -> expected[found.index()] = (float) found.probability());
                Vector probability = row.getAs("probability");
                assertArrayEquals(
                        expected,
                        new float[] {
                            (float) probability.apply(0), (float) probability.apply(1), (float) probability.apply(2)
                        },
                        1e-5f);
                assertEquals(
                        probability.argmax(), row.<Double>getAs("prediction").intValue());
                assertEquals(
                        Math.log(probability.apply(1)),
                        row.<Vector>getAs("rawPrediction").apply(1),
                        1e-6);
            }
        }
        long right = answers.stream()
                .filter(row -> row.<Double>getAs("prediction").intValue() == row.<Integer>getAs("label"))
                .count();
        assertTrue(right > 0.8 * IMAGES.size(), right + " of " + IMAGES.size());
    }

    @Test
    void keepsBrokenImagesOrStops() throws Exception {
        ResidualNetworkModel model = trained();
        List<Stripes.Image> images = new ArrayList<>(IMAGES.subList(0, 40));
        images.set(7, new Stripes.Image("stripes/broken.png", new byte[] {1, 2, 3}, 1));
        Dataset<Row> some = Stripes.dataset(spark(), images);
        List<Row> kept = trained()
                .setHandleInvalid("keep")
                .transform(some)
                .filter("prediction is null")
                .collectAsList();
        assertEquals(1, kept.size());
        assertTrue(kept.get(0).<String>getAs("error").startsWith("stripes/broken.png"), kept::toString);
        assertNull(kept.get(0).<Object>getAs("probability"));
        Exception failure =
                assertThrows(Exception.class, () -> model.transform(some).collectAsList());
        assertTrue(failure.getMessage().contains("stripes/broken.png"), failure::getMessage);
    }

    @Test
    void takesArraysAndIsAStageOfAPipeline() throws Exception {
        StructType schema = new StructType()
                .add("pixels", DataTypes.createArrayType(DataTypes.IntegerType))
                .add("label", DataTypes.DoubleType);
        List<Row> rows = new ArrayList<>();
        for (Stripes.Image image : IMAGES) {
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(image.file()));
            int[] values = pixels.getRaster().getSamples(0, 0, 8, 8, 0, (int[]) null);
            rows.add(RowFactory.create(Arrays.stream(values).boxed().toList(), (double) image.label()));
        }
        Dataset<Row> arrays = spark().createDataFrame(rows, schema);
        Pipeline pipeline =
                new Pipeline().setStages(new PipelineStage[] {classifier(2).setImageCol("pixels")});
        String saved = folder.resolve("pipeline").toUri().toString();
        pipeline.write().overwrite().save(saved);
        PipelineModel model = Pipeline.load(saved).fit(arrays);
        String savedModel = folder.resolve("pipeline-model").toUri().toString();
        model.write().overwrite().save(savedModel);
        PipelineModel loaded = PipelineModel.load(savedModel);
        assertEquals(
                model.transform(arrays).select("probability").collectAsList(),
                loaded.transform(arrays).select("probability").collectAsList());
    }

    @Test
    void saysWhichColumnIsMissing() {
        assertEquals(
                "There is no column picture among path, image, label: set imageCol to one of them.",
                failure(classifier(1).setImageCol("picture"), images()));
        assertEquals(
                "The column path is of string, and labels are numbers of classes from 0: number them with a StringIndexer, and set labelCol"
                        + " to its column.",
                failure(classifier(1).setLabelCol("path"), images()));
        assertEquals(
                "The column path is of string, and images are binary (the bytes of files, as the binaryFile source has them in content) or"
                        + " arrays of numbers: set imageCol to such a column.",
                failure(classifier(1).setImageCol("path"), images()));
        assertEquals(
                "There is a column label already: set predictionCol to another name, or to an empty one for none.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> classifier(1).setPredictionCol("label").transformSchema(Stripes.SCHEMA))
                        .getMessage());
    }
}
