/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.Cutout;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.Mixing;
import dev.stagecraft.runtime.augmentation.RandomErasing;
import dev.stagecraft.runtime.augmentation.RandomResizedCrop;
import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

class StreamedDatasetTest {
    private static final Preprocessing PREPROCESSING = Preprocessing.of(3, 8, 8);
    private static final Standardization SCALE = Standardization.none(3);
    private static final Augmentations ALL = Augmentations.of(
            new RandomResizedCrop(6, 6),
            new HorizontalFlip(),
            new RandomErasing(0.5, 0.02, 0.33, 0.3, 3.3, RandomErasing.Fill.NOISE),
            new Cutout(2),
            new Mixing(0.2, 1));

    @TempDir
    static Path folder;

    @BeforeAll
    static void fill() throws IOException {
        Random random = new Random(1);
        for (int number = 0; number < 37; number++) {
            Path file = folder.resolve("class" + number % 3 + "/" + number + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(9 + number % 4, 12, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < image.getWidth() * 12; i++) {
                image.setRGB(i % image.getWidth(), i / image.getWidth(), random.nextInt());
            }
            ImageIO.write(image, "png", file.toFile());
        }
    }

    /** So a data set that outgrows the memory trains the same. */
    @ParameterizedTest
    @ValueSource(strings = {"RGB", "BGR"})
    void givesTheBatchesOfTheImagesInMemory(ChannelOrder channels) throws IOException {
        Preprocessing preprocessing = PREPROCESSING.withChannelOrder(channels);
        Standardization scale = new Standardization(List.of(0.1, 0.2, 0.3), List.of(1.0, 2.0, 3.0));
        ImageDataset memory = ImageFolder.load(folder, preprocessing);
        StreamedDataset streamed = StreamedDataset.of(ImageFolder.open(folder), preprocessing);
        for (Order order : List.of(new Order.Shuffled(42, 3), new Order.AsStored())) {
            Pass pass = new Pass(order, 5, 0, DataType.FLOAT, scale);
            assertSame(all(memory, pass), all(streamed, pass));
        }
        assertEquals(memory.standardization(), streamed.standardization());
        assertEquals(memory.image(), streamed.image());
        assertEquals(memory.classNames(), streamed.classNames());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anyNumberOfThreadsGivesTheSameBits(int threads) throws IOException {
        Pass pass = pass(2, 0);
        List<DataSet> expected = all(dataset(ALL, 3), pass);
        assertSame(expected, all(dataset(ALL, threads), pass));
        assertSame(expected, all(dataset(ALL, threads), pass));
    }

    @Test
    void aPassThatBeginsLaterGivesWhatTheWholeOneEndsWith() throws IOException {
        StreamedDataset images = dataset(ALL.repeated(3), 2);
        List<DataSet> whole = all(images, pass(1, 0));
        assertEquals(images.batches(5), whole.size());
        for (int first : new int[] {1, 3, whole.size() - 1, whole.size()}) {
            assertSame(whole.subList(first, whole.size()), all(images, pass(1, first)));
        }
    }

    @Test
    void anotherSeedOrEpochDrawsOthers() throws IOException {
        StreamedDataset images = dataset(Augmentations.of(new RandomResizedCrop(6, 6)), 2);
        DataSet first = all(images, pass(1, 0)).get(0);
        assertFalse(first.getFeatures().equals(all(images, pass(2, 0)).get(0).getFeatures()));
    }

    /** Also where some were left out of a batch. */
    @Test
    void saysWhichImagesABatchHas(@TempDir Path some) throws IOException {
        for (int number = 0; number < 11; number++) {
            Path file = Files.createDirectories(some.resolve("class0")).resolve((10 + number) + ".png");
            Files.copy(folder.resolve("class0/0.png"), file);
        }
        Files.createDirectories(some.resolve("class1"));
        Files.copy(folder.resolve("class1/1.png"), some.resolve("class1/1.png"));
        Files.writeString(some.resolve("class0/12.png"), "none");
        Files.writeString(some.resolve("class0/15.png"), "none");
        StreamedDataset images = StreamedDataset.of(
                ImageFolder.open(some), PREPROCESSING, StreamOptions.defaults().withBroken(BrokenImages.SKIP));
        List<Integer> numbers = new ArrayList<>();
        try (Batches batches = images.open(new Pass(new Order.AsStored(), 4, 0, DataType.FLOAT, SCALE))) {
            assertEquals(0, batches.indices().length);
            while (batches.hasNext()) {
                assertEquals(batches.next().numExamples(), batches.indices().length);
                IntStream.of(batches.indices()).forEach(numbers::add);
            }
        }
        assertEquals(List.of(0, 1, 3, 4, 6, 7, 8, 9, 10, 11), numbers);
        assertTrue(images.name(3).endsWith("13.png"), images.name(3));
    }

    @Test
    void imagesInOrderAreNotAugmented() throws IOException {
        Pass pass = new Pass(new Order.AsStored(), 8, 0, DataType.FLOAT, SCALE);
        StreamedDataset images = dataset(ALL, 2);
        assertSame(all(StreamedDataset.of(ImageFolder.open(folder), PREPROCESSING), pass), all(images, pass));
        assertEquals("3x6x6", images.image().toString());
        assertEquals("3x8x8", images.testImage().toString());
    }

    /** timm's {@code RepeatAugSampler} gives each image so often in a row, and as many images as there are. */
    @Test
    void repeatedImagesFollowEachOtherAndDiffer() throws IOException {
        Augmentations repeated = Augmentations.of(new RandomResizedCrop(6, 6)).repeated(3);
        List<DataSet> batches =
                all(dataset(repeated, 2), new Pass(new Order.Shuffled(42, 1), 3, 0, DataType.FLOAT, SCALE));
        assertEquals(37, batches.stream().mapToInt(DataSet::numExamples).sum());
        int differing = 0;
        for (DataSet batch : batches.subList(0, 10)) {
            for (int other = 1; other < 3; other++) {
                assertEquals(batch.getLabels().getRow(0), batch.getLabels().getRow(other));
                if (!batch.getFeatures().slice(0).equals(batch.getFeatures().slice(other))) {
                    differing++;
                }
            }
        }
        assertEquals(20, differing);
    }

    @Test
    void aCacheChangesNothing() throws IOException {
        for (long bytes : new long[] {1000, 1 << 20}) {
            StreamedDataset cached = StreamedDataset.of(
                    ImageFolder.open(folder),
                    PREPROCESSING,
                    StreamOptions.defaults().withAugmentations(ALL).withCache(bytes));
            for (int epoch = 1; epoch < 4; epoch++) {
                assertSame(all(dataset(ALL, 2), pass(epoch, 0)), all(cached, pass(epoch, 0)));
            }
        }
    }

    @Test
    void whatIsCachedIsReadOnce() throws IOException {
        CountedReads source = new CountedReads(ImageFolder.open(folder));
        StreamedDataset cached = StreamedDataset.of(
                source, PREPROCESSING, StreamOptions.defaults().withCache(1 << 20));
        all(cached, pass(1, 0));
        all(cached, pass(2, 0));
        assertEquals(37, source.reads.get());
    }

    /** One batch asked for, two ahead of it: nothing else may be read. */
    @Test
    void nothingIsReadFurtherAheadThanWasAskedFor() throws Exception {
        CountedReads source = new CountedReads(ImageFolder.open(folder));
        StreamedDataset images = StreamedDataset.of(
                source, PREPROCESSING, StreamOptions.defaults().withBatchesAhead(2));
        try (Batches batches = images.open(pass(1, 0))) {
            batches.next();
            while (source.reads.get() < 20) {
                Thread.sleep(1);
            }
            Thread.sleep(50);
            assertEquals(20, source.reads.get());
        }
    }

    @Test
    void closingEndsTheThreads() throws IOException {
        try (Batches batches = dataset(ALL, 3).open(pass(1, 0))) {
            batches.next();
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("stagecraft-data")));
    }

    @Test
    void aBrokenImageEndsThePassWithItsName() throws IOException {
        Path broken = brokenFolder();
        StreamedDataset images = StreamedDataset.of(ImageFolder.open(broken), PREPROCESSING);
        IOException fault = assertThrows(IOException.class, () -> all(images, pass(1, 0)));
        assertTrue(fault.getMessage().startsWith(broken.resolve("a").resolve("3.png") + " is "), fault.getMessage());
    }

    @Test
    void brokenImagesAreLeftOutIfAskedAndNamed() throws IOException {
        Path broken = brokenFolder();
        StreamedDataset images = StreamedDataset.of(
                ImageFolder.open(broken),
                PREPROCESSING,
                StreamOptions.defaults().withBroken(BrokenImages.SKIP));
        List<DataSet> batches = all(images, new Pass(new Order.AsStored(), 4, 0, DataType.FLOAT, SCALE));
        assertEquals(List.of(3, 4), batches.stream().map(DataSet::numExamples).toList());
        assertEquals(1, images.skipped().size());
        assertTrue(
                images.skipped().get(0).contains("3.png is "), images.skipped().toString());
        StreamedDataset whole = StreamedDataset.of(ImageFolder.open(folder), PREPROCESSING);
        assertEquals(List.of(), whole.skipped());
    }

    @Test
    void brokenImagesAreNotLeftOutIfThereAreNoOthers() throws IOException {
        Path broken = brokenFolder();
        for (int number = 0; number < 8; number++) {
            if (number != 3) {
                Files.copy(
                        broken.resolve("a/3.png"),
                        broken.resolve("a/" + number + ".png"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        StreamedDataset images = StreamedDataset.of(
                ImageFolder.open(broken),
                PREPROCESSING,
                StreamOptions.defaults().withBroken(BrokenImages.SKIP));
        String expected = broken.resolve("a/0.png") + " cannot be read, nor can any other of 8 images. "
                + broken.resolve("a/0.png") + " is ";
        String measured = assertThrows(InvalidDataException.class, images::standardization)
                .getMessage();
        assertTrue(measured.startsWith(expected), measured);
        String read = assertThrows(
                        InvalidDataException.class,
                        () -> all(images, new Pass(new Order.AsStored(), 4, 0, DataType.FLOAT, SCALE)))
                .getMessage();
        assertTrue(read.startsWith(expected), read);
    }

    @Test
    void aSourceThatThrowsIsNamed() throws IOException {
        ImageSource failing = new CountedReads(ImageFolder.open(folder)) {
            @Override
            public StoredImage read(int index) throws IOException {
                if (index == 7) {
                    throw new IllegalStateException("no connection");
                }
                return super.read(index);
            }
        };
        IOException fault =
                assertThrows(IOException.class, () -> all(StreamedDataset.of(failing, PREPROCESSING), pass(1, 0)));
        assertTrue(
                fault.getMessage().startsWith(failing.name(7) + " cannot be read")
                        && fault.getMessage().contains("no connection"),
                fault.getMessage());
    }

    private static Path brokenFolder() throws IOException {
        Path broken = Files.createTempDirectory(folder.getParent(), "broken");
        Files.createDirectory(broken.resolve("a"));
        for (int number = 0; number < 8; number++) {
            Path file = broken.resolve("a/" + number + ".png");
            if (number == 3) {
                Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0});
            } else {
                Files.copy(folder.resolve("class0/0.png"), file);
            }
        }
        return broken;
    }

    private static StreamedDataset dataset(Augmentations augmentations, int threads) throws IOException {
        return StreamedDataset.of(
                ImageFolder.open(folder),
                PREPROCESSING,
                StreamOptions.defaults().withAugmentations(augmentations).withThreads(threads));
    }

    private static Pass pass(int epoch, int firstBatch) {
        return new Pass(new Order.Shuffled(42, epoch), 5, firstBatch, DataType.FLOAT, SCALE);
    }

    /** Copies: the arrays are used again. */
    private static List<DataSet> all(BatchSource images, Pass pass) throws IOException {
        List<DataSet> all = new ArrayList<>();
        try (Batches batches = images.open(pass)) {
            while (batches.hasNext()) {
                DataSet batch = batches.next();
                all.add(new DataSet(batch.getFeatures().dup(), batch.getLabels().dup()));
            }
        }
        return all;
    }

    private static void assertSame(List<DataSet> expected, List<DataSet> actual) {
        assertEquals(expected.size(), actual.size());
        for (int index = 0; index < expected.size(); index++) {
            assertArrayEquals(
                    expected.get(index).getFeatures().dup().data().asFloat(),
                    actual.get(index).getFeatures().dup().data().asFloat(),
                    0);
            assertArrayEquals(
                    expected.get(index).getFeatures().shape(),
                    actual.get(index).getFeatures().shape());
            assertEquals(expected.get(index).getLabels(), actual.get(index).getLabels());
        }
    }

    /** Another source that counts what is read of it: one of a user's own. */
    private static class CountedReads implements ImageSource {
        private final ImageSource source;
        private final AtomicInteger reads = new AtomicInteger();

        CountedReads(ImageSource source) {
            this.source = source;
        }

        @Override
        public int size() {
            return source.size();
        }

        @Override
        public List<String> classNames() {
            return source.classNames();
        }

        @Override
        public int label(int index) {
            return source.label(index);
        }

        @Override
        public String name(int index) {
            return source.name(index);
        }

        @Override
        public StoredImage read(int index) throws IOException {
            reads.incrementAndGet();
            return source.read(index);
        }

        @Override
        public String fingerprint() {
            return source.fingerprint();
        }
    }
}
