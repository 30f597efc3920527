/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads images: JPEG, PNG, BMP and GIF, of which the first frame. The content tells which, not the name. A note in the file that the
 * camera was turned is not followed, as PyTorch's and Keras's loaders do not.
 */
public final class ImageFile {
    private static final Set<String> SUFFIXES = Set.of("jpg", "jpeg", "png", "bmp", "gif");

    /** As many as Pillow decodes, and the longest side of a JPEG. */
    private static final long MOST_PIXELS = 178_956_970;

    private static final int LONGEST_SIDE = 65_535;

    /** An image of 16 bits and four channels. */
    private static final int BYTES_OF_A_PIXEL = 8;

    private ImageFile() {}

    /**
     * {@return whether a file has the name of an image, of a format that is read or of another}
     *
     * @param file of which only the name is looked at
     */
    public static boolean isNamedAsImage(Path file) {
        String suffix = suffix(file);
        return SUFFIXES.contains(suffix) || OtherFormat.isSuffix(suffix);
    }

    /**
     * {@return whether a file has the name of a format that is read, or begins as one where its name says nothing} Reading it
     * may show that it is none all the same.
     *
     * @param file one that {@link ImageFiles} found
     * @throws IOException if it cannot be read
     */
    public static boolean isOfReadFormat(Path file) throws IOException {
        if (isNamedAsImage(file)) {
            return SUFFIXES.contains(suffix(file));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return ImageFormat.isImage(Beginning.of(stream.readNBytes(Beginning.LENGTH)));
        }
    }

    private static String suffix(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether a file begins as an image does, of a format that is read or of another. */
    static boolean beginsAsImage(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            Beginning beginning = Beginning.of(stream.readNBytes(Beginning.LENGTH));
            return OtherFormat.isImage(beginning) || ImageFormat.isImage(beginning);
        } catch (AccessDeniedException e) {
            // It may be one, and reading it says what to do.
            return true;
        }
    }

    /**
     * Reads an image. How large it is, is read before anything is decoded.
     *
     * @param file the file to read
     * @return the image in its own size
     * @throws InvalidImageException if the file is missing, no image, damaged or too large
     */
    public static BufferedImage load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidImageException(file, "is a folder, where an image must be: name one of its files.");
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return load(stream, file, ImageFile::image);
        } catch (AccessDeniedException e) {
            throw new InvalidImageException(file, "may not be read: check its permissions.", e);
        } catch (NoSuchFileException e) {
            throw new InvalidImageException(
                    file,
                    Files.isSymbolicLink(file)
                            ? "is a link to what does not exist: mend or remove it."
                            : "does not exist: check the path.",
                    e);
        }
    }

    /**
     * Reads an image that is in memory.
     *
     * @param bytes those of a file
     * @param name what a message calls it
     * @return the image in its own size
     * @throws InvalidImageException if it is no image, damaged or too large
     */
    public static BufferedImage load(byte[] bytes, Path name) throws IOException {
        return load(new ByteArrayInputStream(bytes), name, ImageFile::image);
    }

    /**
     * Reads the pixels of an image that is in memory: those of {@link #load(byte[], Path)}, in less time.
     *
     * @param bytes those of a file
     * @param name what a message calls it
     * @param channels 1 or 3; images of the other kind are converted
     * @return the image in its own size
     * @throws InvalidImageException if it is no image, damaged or too large
     */
    public static Pixels pixels(byte[] bytes, Path name, int channels) throws IOException {
        return pixels(bytes, name, channels, (height, width) -> new ImagePart(0, 0, height, width));
    }

    /**
     * Reads some of the pixels of an image that is in memory. Of most JPEGs the rest is not computed, where nothing of the part needs it.
     *
     * @param bytes those of a file
     * @param name what a message calls it
     * @param channels 1 or 3; images of the other kind are converted
     * @param choice of the part, when the size of the image is known
     * @return the part in its own size
     * @throws IllegalArgumentException if the part does not lie within the image
     * @throws InvalidImageException if it is no image, damaged or too large
     */
    public static Pixels pixels(byte[] bytes, Path name, int channels, ImagePart.Choice choice) throws IOException {
        return load(
                new ByteArrayInputStream(bytes),
                name,
                (reader, stream, file) -> ImageFormat.of(reader) == ImageFormat.JPEG
                        ? JpegImage.pixels(reader, jpeg(reader, stream, file), CommonJpeg.ends(bytes), channels, choice)
                        : part(Pixels.of(image(reader, stream, file), channels), choice));
    }

    /**
     * Reads some of the pixels of an image that is in memory: those of {@link #pixels(byte[], Path, int, ImagePart.Choice)}, common JPEGs by
     * another decoder.
     *
     * @param bytes those of a file
     * @param name what a message calls it
     * @param channels 1 or 3; images of the other kind are converted
     * @param choice of the part, when the size of the image is known; it is asked once
     * @param decoder of JPEGs, where three channels are asked for
     * @return the part in its own size
     * @throws IllegalArgumentException if the part does not lie within the image
     * @throws InvalidImageException if it is no image, damaged or too large
     */
    public static Pixels pixels(byte[] bytes, Path name, int channels, ImagePart.Choice choice, JpegDecoder decoder)
            throws IOException {
        Optional<JpegHeader> header = channels == 3 ? CommonJpeg.header(bytes) : Optional.empty();
        if (header.isEmpty()) {
            return pixels(bytes, name, channels, choice);
        }
        int height = header.get().height();
        int width = header.get().width();
        requireSize(width, height, name);
        ImagePart part = choice.of(height, width);
        part.requireWithin(height, width);
        Optional<Pixels> decoded = decoder.decode(bytes, height, width, part);
        return decoded.isPresent() ? decoded.get() : pixels(bytes, name, channels, (rows, columns) -> part);
    }

    private static Pixels part(Pixels image, ImagePart.Choice choice) {
        return image.crop(choice.of(image.height(), image.width()));
    }

    /** Decodes what a reader and its stream are at the beginning of. */
    private interface Decoding<T> {
        T decode(ImageReader reader, ImageInputStream stream, Path file) throws IOException;
    }

    private static <T> T load(InputStream bytes, Path file, Decoding<T> decoding) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(bytes)) {
            ImageReader reader = reader(stream, file);
            try {
                return load(reader, stream, file, decoding);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageInputStream stream, Path file) throws IOException {
        Beginning beginning = beginning(stream);
        return ImageFormat.reader(stream)
                .orElseThrow(() -> new InvalidImageException(file, OtherFormat.fault(beginning)));
    }

    private static Beginning beginning(ImageInputStream stream) throws IOException {
        byte[] bytes = new byte[Beginning.LENGTH];
        int count = 0;
        for (int read = 0; read >= 0 && count < bytes.length; count += Math.max(0, read)) {
            read = stream.read(bytes, count, bytes.length - count);
        }
        stream.seek(0);
        return Beginning.of(Arrays.copyOf(bytes, count));
    }

    private static BufferedImage image(ImageReader reader, ImageInputStream stream, Path file) throws IOException {
        return switch (ImageFormat.of(reader)) {
            case JPEG -> JpegImage.read(reader, jpeg(reader, stream, file));
            case GIF -> gif(reader, stream, file);
            case PNG -> png(reader, stream, file);
            case BMP -> other(reader, stream, file);
        };
    }

    private static <T> T load(ImageReader reader, ImageInputStream stream, Path file, Decoding<T> decoding)
            throws IOException {
        AtomicReference<String> cutOff = new AtomicReference<>("");
        try {
            reader.addIIOReadWarningListener((source, warning) -> {
                // Of a JPEG the reader fills what is missing with grey.
                if (warning.startsWith("Truncated") || warning.contains("premature end")) {
                    cutOff.set(warning);
                }
            });
            T image = decoding.decode(reader, stream, file);
            if (!cutOff.get().isEmpty()) {
                throw new InvalidImageException(file, "is cut off: copy or download it again.");
            }
            return image;
        } catch (InvalidImageException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new InvalidImageException(
                    file, "takes more memory than there is: make it smaller, or give Java more with -Xmx.", e);
        } catch (IOException | RuntimeException e) {
            // The readers throw whatever a damaged file leads them to.
            throw new InvalidImageException(
                    file, "is damaged and cannot be decoded (" + reason(e) + "): copy or download it again.", e);
        }
    }

    /** Sets a reader's input, if it is a JPEG that can be decoded. */
    private static JpegHeader jpeg(ImageReader reader, ImageInputStream stream, Path file) throws IOException {
        JpegHeader header = JpegHeader.read(stream)
                .orElseThrow(
                        () -> new InvalidImageException(file, "is cut off or damaged: copy or download it again."));
        Optional<String> refusal = JpegKind.refusal(header);
        if (refusal.isPresent()) {
            throw new InvalidImageException(file, refusal.get());
        }
        reader.setInput(stream, true, true);
        requireSize(reader.getWidth(0), reader.getHeight(0), file);
        return header;
    }

    private static BufferedImage gif(ImageReader reader, ImageInputStream stream, Path file) throws IOException {
        reader.setInput(stream, true);
        GifScreen screen = GifScreen.of(reader);
        requireSize(screen.width(), screen.height(), file);
        return screen.with(reader.read(0));
    }

    private static BufferedImage png(ImageReader reader, ImageInputStream stream, Path file) throws IOException {
        PngPalette palette = PngPalette.read(stream);
        return palette.of(other(reader, stream, file));
    }

    private static BufferedImage other(ImageReader reader, ImageInputStream stream, Path file) throws IOException {
        reader.setInput(stream, true, true);
        requireSize(reader.getWidth(0), reader.getHeight(0), file);
        BufferedImage image = reader.read(0);
        if (!ImageRows.canRead(image)) {
            throw new InvalidImageException(
                    file, "is neither grey nor of red, green and blue: convert it to one of them.");
        }
        return image;
    }

    private static String reason(Exception fault) {
        String message = fault.getMessage() == null
                ? ""
                : fault.getMessage().lines().findFirst().orElse("");
        return message.isBlank() ? fault.getClass().getSimpleName() : message;
    }

    private static void requireSize(int width, int height, Path file) throws InvalidImageException {
        long pixels = (long) width * height;
        String size = "has " + width + " x " + height + " pixels";
        if (width < 1 || height < 1) {
            throw new InvalidImageException(file, size + ": copy or download it again.");
        }
        if (pixels > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            throw new InvalidImageException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "%s, but an image must have at most %,d, and no side of more than %,d: make it smaller.",
                            size,
                            MOST_PIXELS,
                            LONGEST_SIDE));
        }
        if (pixels * BYTES_OF_A_PIXEL > Runtime.getRuntime().maxMemory()) {
            throw new InvalidImageException(
                    file, size + ", which may not fit into memory: make it smaller, or give Java more with -Xmx.");
        }
    }
}
