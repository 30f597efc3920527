package dev.stagecraft.processor.declaration;

import dev.stagecraft.Preprocessing;
import java.util.List;

/** {@link dev.stagecraft.Preprocessing}. */
public record PreprocessingDeclaration(
        Declared<Integer> resize,
        Declared<Preprocessing.Crop> crop,
        Declared<Preprocessing.Interpolation> interpolation,
        Declared<Preprocessing.ChannelOrder> channelOrder,
        Declared<Preprocessing.Range> range,
        Declared<List<Double>> mean,
        Declared<List<Double>> standardDeviation) {
    public boolean crops() {
        return crop.value() == Preprocessing.Crop.CENTER;
    }

    /** The shorter side of the resized image, before the input is cut out of it. */
    public int resizeFor(InputDeclaration input) {
        return resize.value() == Preprocessing.AUTO ? automaticResize(input) : resize.value();
    }

    /** What the shorter side is if nobody says: as much more than the longer side of the input as 256 is more than 224. */
    public static int automaticResize(InputDeclaration input) {
        long longer = Math.max(input.height().value(), input.width().value());
        return (int) Math.min(Integer.MAX_VALUE, longer * 8 / 7);
    }

    /** What white is. */
    public int white() {
        return range.value() == Preprocessing.Range.ZERO_TO_ONE ? 1 : 255;
    }
}
