/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.images.ImageFile;
import dev.stagecraft.runtime.images.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    private static final Preprocessing WHOLE = Preprocessing.of(3, 4, 6);

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("dog/b.png", 0x00FF00);
        write("dog/a.PNG", 0x0000FF);
        write("cat/deep/er.jpg", 0xFFFFFF);
        write("cat/one.png", 0xFF0000);
        write("cat/.hidden.png", 0x123456);
        Files.writeString(folder.resolve("cat/notes.txt"), "no image");
        Files.writeString(folder.resolve("README.md"), "no class");
        Files.createDirectory(folder.resolve(".git"));
    }

    private void write(String name, int rgb) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 63; i++) {
            image.setRGB(i % 9, i / 9, rgb);
        }
        ImageIO.write(image, name.endsWith("jpg") ? "jpg" : "png", file.toFile());
    }

    @Test
    void subfoldersAreClasses() throws IOException {
        ImageDataset images = ImageFolder.load(folder, WHOLE);
        assertEquals("4 images of 3x4x6 in 2 classes", images.toString());
        assertEquals(List.of("cat", "dog"), images.classNames());
        assertEquals(List.of(0, 0, 1, 1), List.of(images.label(0), images.label(1), images.label(2), images.label(3)));
        assertEquals(255, images.pixel(1, 0, 3, 5)); // cat/one.png is red
        assertEquals(0, images.pixel(1, 1, 3, 5));
        assertEquals(255, images.pixel(2, 2, 0, 0)); // dog/a.PNG is blue
        assertEquals(255, images.pixel(3, 1, 0, 0)); // dog/b.png is green
    }

    /** As torchvision's {@code ImageFolder} has them; timm sorts them as numbers. */
    @Test
    void foldersThatAreNumbersAreInTheOrderOfTheirNames() throws IOException {
        Path numbered = Files.createDirectory(folder.resolve("numbered"));
        for (int i = 0; i < 12; i++) {
            write("numbered/" + i + "/one.png", i);
        }
        ImageDataset images = ImageFolder.load(numbered, WHOLE);
        assertEquals(List.of("0", "1", "10", "11", "2", "3", "4", "5", "6", "7", "8", "9"), images.classNames());
        assertEquals(10, images.pixel(2, 2, 0, 0));
    }

    @Test
    void imagesAreAsTheNetworkTakesThem() throws IOException {
        Preprocessing preprocessing = Preprocessing.of(1, 5, 3).withoutCrop();
        ImageDataset images = ImageFolder.load(folder, preprocessing);
        assertEquals(Optional.of(preprocessing), images.preprocessing());
        byte[] expected = preprocessing.pixels(ImageFile.load(folder.resolve("cat/one.png")));
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 3; column++) {
                assertEquals(Byte.toUnsignedInt(expected[row * 3 + column]), images.pixel(1, 0, row, column));
            }
        }
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        ImageFolder.load(
                folder,
                Preprocessing.of(3, 4, 4),
                SourceOptions.defaults().withProgress((done, all) -> told.add(done + "/" + all)));
        assertEquals(List.of("1/4", "2/4", "3/4", "4/4"), told);
    }

    @Test
    void knownClasses() throws IOException {
        ImageDataset images = ImageFolder.load(
                folder,
                Preprocessing.of(3, 4, 4),
                SourceOptions.defaults().withClassNames(List.of("dog", "bird", "cat")));
        assertEquals("4 images of 3x4x4 in 3 classes", images.toString());
        assertEquals(0, images.label(0));
        assertEquals(2, images.label(3));
        assertFault(
                folder.resolve("cat") + " is none of the 2 classes, which begin with \"dog\": rename or remove it.",
                () -> ImageFolder.load(
                        folder,
                        Preprocessing.of(3, 4, 4),
                        SourceOptions.defaults().withClassNames(List.of("dog", "bird"))));
        assertFault(
                folder
                        + " has folders of other classes (cat, dog) than the 6 of the network (a, b, c, d, e, \u2026): name each"
                        + " folder as its class, or use images of these classes.",
                () -> ImageFolder.load(
                        folder,
                        Preprocessing.of(3, 4, 4),
                        SourceOptions.defaults().withClassNames(List.of("a", "b", "c", "d", "e", "f"))));
    }

    /** A folder of classes within a folder, and one class whose images are in folders of their own. */
    @Test
    void foldersAroundClasses() throws IOException {
        Path all = Files.createDirectories(folder.resolve(".all/v1"));
        Files.move(folder.resolve("cat"), all.resolve("cat"));
        Files.move(folder.resolve("dog"), all.resolve("dog"));
        String sentence = " has one folder, and its images are in the folders of " + all
                + " (cat, dog): if these are the classes, name " + all + ".";
        assertFault(all.getParent() + sentence, () -> ImageFolder.load(all.getParent(), WHOLE));
        assertFault(
                all.getParent() + sentence,
                () -> ImageFolder.load(
                        all.getParent(),
                        Preprocessing.of(3, 4, 4),
                        SourceOptions.defaults().withClassNames(List.of("cat", "dog"))));
        assertEquals(
                "4 images of 3x4x4 in 2 classes",
                ImageFolder.load(
                                all.getParent(),
                                Preprocessing.of(3, 4, 4),
                                SourceOptions.defaults().withClassNames(List.of("cat", "v1")))
                        .toString());
    }

    @Test
    void brokenImagesAreLeftOutIfThatIsSaid() throws IOException {
        Path broken = Files.writeString(folder.resolve("cat/bad.jpg"), "hello");
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        SourceOptions leaving = SourceOptions.defaults()
                .withBroken(BrokenImages.SKIP)
                .withProgress((done, all) -> told.add(done + "/" + all));
        ImageDataset sound = ImageFolder.load(folder, Preprocessing.of(3, 4, 4).withoutCrop(), leaving);
        assertEquals(List.of(broken + " is no JPEG, PNG, BMP or GIF image: convert it to one."), sound.skipped());
        assertTrue(told.contains("5/5"), told::toString);
        Files.delete(broken);
        assertEquals(
                ImageFolder.load(folder, Preprocessing.of(3, 4, 4).withoutCrop())
                        .fingerprint(),
                sound.fingerprint());
        Path bird = Files.createDirectory(folder.resolve("bird"));
        Files.writeString(bird.resolve("bad.jpg"), "hello");
        assertFault(
                folder + " has no image of bird that can be read: add some, or remove the folder of that class.",
                () -> ImageFolder.load(folder, Preprocessing.of(3, 4, 4), leaving));
    }

    @Test
    void allBadImagesAreCounted() throws IOException {
        Files.writeString(folder.resolve("cat/bad.jpg"), "hello");
        assertFault(
                folder + " has 1 of 5 images that cannot be read (" + Path.of("cat", "bad.jpg")
                        + "): replace or remove them, since " + folder.resolve("cat/bad.jpg")
                        + " is no JPEG, PNG, BMP or GIF image: convert it to one.",
                () -> ImageFolder.load(folder, WHOLE));
        for (int i = 0; i < 7; i++) {
            Files.write(folder.resolve("dog/z" + i + ".png"), new byte[0]);
        }
        assertFault(
                folder
                        + " has 8 of 12 images that cannot be read (cat/bad.jpg, dog/z0.png, dog/z1.png, dog/z2.png, dog/z3.png and 3 more): replace or remove them, since "
                        + folder.resolve("cat/bad.jpg") + " is no JPEG, PNG, BMP or GIF image: convert it to one.",
                () -> ImageFolder.load(folder, WHOLE));
    }

    /** The names that EMNIST and copies of MNIST have. */
    @ParameterizedTest
    @ValueSource(strings = {"emnist-letters-train-images-idx3-ubyte.gz", "train-images.idx3-ubyte"})
    void idxFilesOfOtherNames(String name) throws IOException {
        Path idx = Files.createDirectory(folder.resolve("idx"));
        Files.createFile(idx.resolve(name));
        assertFault(
                idx + " has IDX files of other names than MNIST's, such as " + name
                        + ": rename those of one set to train-images-idx3-ubyte, train-labels-idx1-ubyte,"
                        + " t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte (or with .gz).",
                () -> ImageFolder.load(idx, WHOLE));
    }

    /** What is no image that can be read, but was meant to be one, is not left out. */
    @Test
    void otherFormatsAreCounted() throws IOException {
        Files.writeString(folder.resolve("cat/a.webp"), "RIFF0000WEBPVP8 ");
        Files.writeString(folder.resolve("dog/z.tif"), "II*\0");
        Files.writeString(folder.resolve("dog/scan"), "II*\0"); // By its beginning.
        assertFault(
                folder
                        + " has 3 of 7 images that cannot be read (cat/a.webp, dog/scan, dog/z.tif): replace or remove them,"
                        + " since " + folder.resolve("cat/a.webp")
                        + " is a WebP image, which is not read: convert it to JPEG or PNG.",
                () -> ImageFolder.load(folder, WHOLE));
    }

    @Test
    void imagesWithoutTheNameOfOne() throws IOException {
        Files.move(folder.resolve("dog/a.PNG"), folder.resolve("dog/a"));
        Files.move(folder.resolve("cat/deep/er.jpg"), folder.resolve("cat/deep/er.jfif"));
        assertEquals(
                "4 images of 3x4x6 in 2 classes",
                ImageFolder.load(folder, WHOLE).toString());
    }

    @Test
    void imagesOfNoClass() throws IOException {
        write("one.png", 0);
        Files.writeString(folder.resolve("two.heic"), "    ftypheic");
        String sentence =
                folder + " has 2 images beside the folders of its classes (one.png, two.heic): move each into the"
                        + " folder of its class, or remove it.";
        assertFault(sentence, () -> ImageFolder.load(folder, WHOLE));
        assertFault(
                sentence,
                () -> ImageFolder.load(
                        folder,
                        Preprocessing.of(3, 4, 4),
                        SourceOptions.defaults().withClassNames(List.of("cat", "dog"))));
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path linked = Files.createDirectory(folder.resolve(".linked"));
        Files.createSymbolicLink(linked.resolve("cat"), Path.of("..", "cat"));
        Files.createDirectory(linked.resolve("dog"));
        Files.createSymbolicLink(linked.resolve("dog/a.png"), folder.resolve("dog/b.png"));
        ImageDataset images = ImageFolder.load(linked, WHOLE);
        assertEquals("3 images of 3x4x6 in 2 classes", images.toString());
        assertEquals(255, images.pixel(2, 1, 0, 0)); // dog/b.png is green
    }

    @Test
    void linksThatLeadNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("dog/z.png"), Path.of("missing"));
        assertFault(
                folder + " has 1 of 5 images that cannot be read (dog/z.png): replace or remove them, since "
                        + folder.resolve("dog/z.png") + " is a link to what does not exist: mend or remove it.",
                () -> ImageFolder.load(folder, WHOLE));
        Files.createSymbolicLink(folder.resolve("bird"), Path.of("missing"));
        assertFault(
                folder.resolve("bird") + " is a link to what does not exist: mend or remove it.",
                () -> ImageFolder.load(folder, WHOLE));
    }

    @Test
    void linksInACircle() throws IOException {
        Path up = Files.createSymbolicLink(folder.resolve("dog/up"), Path.of(".."));
        assertFault(
                folder.resolve("dog") + " cannot be searched for images, since " + up.resolve("dog")
                        + " is a link to a folder that it lies in itself: remove it.",
                () -> ImageFolder.load(folder, WHOLE));
    }

    @Test
    void classesWithoutImages() throws IOException {
        Files.createDirectory(folder.resolve("bird"));
        assertFault(
                folder.resolve("bird")
                        + " has no images, but each class must have some: add JPEG or PNG files, or remove it.",
                () -> ImageFolder.load(folder, WHOLE));
        assertFault(
                folder.resolve("bird")
                        + " has no subfolders, but each class must be one: put its images into a folder of its name.",
                () -> ImageFolder.load(folder.resolve("bird"), WHOLE));
    }

    @Test
    void noFolder() {
        assertFault(
                folder.resolve("missing") + " does not exist: check the path.",
                () -> ImageFolder.load(folder.resolve("missing"), WHOLE));
        assertFault(
                folder.resolve("README.md")
                        + " is a file, where a folder with a subfolder for each class must be: name its folder.",
                () -> ImageFolder.load(folder.resolve("README.md"), WHOLE));
    }

    @Test
    void moreThanMemory() {
        assertFault(
                folder + " has 4 images, which take 7,200,000,000 bytes as 3x20000x30000, but a data set can hold"
                        + " 2147483639: split it, or use a smaller input.",
                () -> ImageFolder.load(
                        folder, Preprocessing.of(3, 20_000, 30_000).withoutCrop()));
    }

    private interface Load {
        ImageDataset load() throws IOException;
    }

    private static void assertFault(String message, Load load) {
        assertEquals(
                message, assertThrows(InvalidDataException.class, load::load).getMessage());
    }
}
