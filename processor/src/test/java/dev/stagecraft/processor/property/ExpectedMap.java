package dev.stagecraft.processor.property;

/** The map behind what was declared so far, computed by other formulas than the processor's: an oracle for its shapes. */
final class ExpectedMap {
    int channels;
    int height;
    int width;
    /** Whether maps are padded as TensorFlow does. */
    boolean same;

    /** A window moves over it that is padded by {@code (kernel - 1) / 2} pixels, or as TensorFlow does. */
    void slide(int kernel, int stride) {
        slide(kernel, stride, (kernel - 1) / 2);
    }

    /** A window moves over it that is padded by so many pixels where TensorFlow's padding is not in force. */
    void slide(int kernel, int stride, int padding) {
        height = positions(height, kernel, stride, padding);
        width = positions(width, kernel, stride, padding);
    }

    private int positions(int side, int kernel, int stride, int padding) {
        int last = same ? side : side + 2 * padding - kernel + 1;
        int count = 0;
        for (int position = 0; position < last; position += stride) {
            count++;
        }
        return count;
    }

    int side() {
        return Math.min(height, width);
    }

    @Override
    public String toString() {
        return "{" + channels + ", " + height + ", " + width + "}";
    }
}
