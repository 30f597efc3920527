package dev.stagecraft.runtime.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.util.stream.IntStream;

/**
 * The rows of an image as bytes of 1 channel (grey) or 3 (red, green, blue). Values are those that the file has: profiles of
 * colours are not applied, as Pillow does not, transparency is dropped, and of 16 bits the higher 8 are taken.
 */
final class ImageRows {
    /** Puts a row into three channels, or in one where the image is grey. */
    private interface Source {
        void read(int y, int[][] into);
    }

    private final BufferedImage image;
    private final int channels;
    private final boolean isGrey;
    private final Source source;
    private final int[][] samples;

    private ImageRows(BufferedImage image, int channels, boolean isGrey, Source source) {
        this.image = image;
        this.channels = channels;
        this.isGrey = isGrey;
        this.source = source;
        this.samples = new int[isGrey ? 1 : 3][image.getWidth()];
    }

    /**
     * The rows of an image.
     *
     * @param channels 1 or 3
     * @throws IllegalArgumentException if it is neither grey nor of red, green and blue
     */
    static ImageRows of(BufferedImage image, int channels) {
        ColorModel colors = image.getColorModel();
        if (!canRead(image)) {
            throw new IllegalArgumentException("The image has colours of " + colors.getNumColorComponents()
                    + " components, and is neither grey nor of red, green and blue; convert it to RGB.");
        }
        if (colors instanceof IndexColorModel palette) {
            return new ImageRows(image, channels, false, palette(image, palette));
        }
        boolean isPlain = colors instanceof ComponentColorModel
                && !colors.isAlphaPremultiplied()
                && IntStream.of(colors.getComponentSize()).allMatch(bits -> bits == 8 || bits == 16);
        return isPlain
                ? new ImageRows(image, channels, isGrey(image), samples(image))
                : new ImageRows(image, channels, false, colors(image));
    }

    /** Whether an image is grey or of red, green and blue. */
    static boolean canRead(BufferedImage image) {
        return isGrey(image) || image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB;
    }

    private static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    int channels() {
        return channels;
    }

    int height() {
        return image.getHeight();
    }

    int width() {
        return image.getWidth();
    }

    /**
     * Reads a row.
     *
     * @param into {@code [channels][width]}
     */
    void read(int y, byte[][] into) {
        source.read(y, samples);
        for (int x = 0; x < image.getWidth(); x++) {
            if (isGrey || channels == 3) {
                for (int channel = 0; channel < channels; channel++) {
                    into[channel][x] = (byte) samples[isGrey ? 0 : channel][x];
                }
            } else {
                into[0][x] = (byte) luma(samples[0][x], samples[1][x], samples[2][x]);
            }
        }
    }

    /** That of ITU-R 601 in whole numbers, as Pillow has it. */
    private static int luma(int red, int green, int blue) {
        return (19_595 * red + 38_470 * green + 7_471 * blue + 0x8000) >> 16;
    }

    private static Source samples(BufferedImage image) {
        int width = image.getWidth();
        int shift = image.getColorModel().getComponentSize(0) - 8;
        return (y, into) -> {
            for (int band = 0; band < into.length; band++) {
                image.getRaster().getSamples(0, y, width, 1, band, into[band]);
                if (shift > 0) {
                    for (int x = 0; x < width; x++) {
                        into[band][x] = (into[band][x] & 0xFFFF) >> shift;
                    }
                }
            }
        };
    }

    private static Source palette(BufferedImage image, IndexColorModel palette) {
        int[] entries = new int[palette.getMapSize()];
        palette.getRGBs(entries);
        int[] row = new int[image.getWidth()];
        return (y, into) -> {
            image.getRaster().getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                // An index beyond the palette is a colour that the file does not have.
                split(row[x] < entries.length ? entries[row[x]] : 0, x, into);
            }
        };
    }

    private static Source colors(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        return (y, into) -> {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                split(row[x], x, into);
            }
        };
    }

    private static void split(int rgb, int x, int[][] into) {
        into[0][x] = rgb >> 16 & 0xFF;
        into[1][x] = rgb >> 8 & 0xFF;
        into[2][x] = rgb & 0xFF;
    }
}
