package dev.stagecraft.runtime.images;

/** What the values of pixels run from and to before the mean is subtracted. */
public enum ValueRange {
    ZERO_TO_ONE(1),
    ZERO_TO_255(255);

    private final int end;

    ValueRange(int end) {
        this.end = end;
    }

    /** What the largest value, white, is. */
    public int end() {
        return end;
    }
}
