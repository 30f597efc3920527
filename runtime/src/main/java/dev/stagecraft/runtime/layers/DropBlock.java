/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.MaxPooling2D;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Drops square blocks of the maps in training (Ghiasi et al., <i>DropBlock: A regularization method for convolutional
 * networks</i>, 2018, arXiv:1810.12890), as {@code DropBlock2d} of timm does. A block is dropped from all channels of an
 * image. Each pixel is the center of a dropped block with the probability
 *
 * <pre>
 * gammaScale x dropRate x H x W / (height x width) / ((H - height + 1) x (W - width + 1))
 * </pre>
 *
 * where {@code height} and {@code width} are the block size, or the map's if that is smaller. Of a block of even size the
 * center is the pixel below and right of its middle. Blocks can reach over the edge and overlap. What remains is multiplied
 * by the number of pixels over that of the pixels that remain, both of the whole batch, so that its sum stays about the
 * same. At inference the maps stay as they are.
 *
 * <p>It reads and gives {@code [N, C, H, W]}. What is dropped is drawn from {@code Nd4j.getRandom()}.
 */
public final class DropBlock extends MapOperation {
    private static final long serialVersionUID = 1L;

    private double dropRate;
    private int blockSize = 1;
    private double gammaScale = 1;

    /** For the reader of saved configurations. */
    DropBlock() {}

    /**
     * Drops about so many pixels in blocks.
     *
     * @param dropRate about the share of pixels to drop
     * @param blockSize the height and width of a block, in pixels; 7 in the paper
     * @param gammaScale a factor for the number of blocks; 1 in the paper
     * @throws IllegalArgumentException if the rate is not at least 0 and below 1, the block size less than 1, or the factor not
     *     positive, or if the factor times the rate exceeds 1
     */
    public DropBlock(double dropRate, int blockSize, double gammaScale) {
        this.dropRate = RandomMask.requireRate(dropRate);
        if (blockSize < 1) {
            throw new IllegalArgumentException("blockSize is " + blockSize + "; it must be at least 1.");
        }
        // Then the probability above is at most 1, whatever the map.
        if (!(gammaScale > 0 && gammaScale * dropRate <= 1)) {
            throw new IllegalArgumentException("gammaScale is " + gammaScale
                    + "; it must be positive, and its product with dropRate, which is " + dropRate + ", at most 1.");
        }
        this.blockSize = blockSize;
        this.gammaScale = gammaScale;
    }

    /** {@return about the share of pixels that a training step drops} */
    public double getDropRate() {
        return dropRate;
    }

    /** {@return the height and width of a block, in pixels} */
    public int getBlockSize() {
        return blockSize;
    }

    /** {@return the factor for the number of blocks} */
    public double getGammaScale() {
        return gammaScale;
    }

    @Override
    MapTransform transform() {
        return new RandomMask(this::draw);
    }

    /** {@code [N, 1, H, W]} */
    private INDArray draw(long[] shape, DataType type) {
        long height = Math.min(blockSize, shape[2]);
        long width = Math.min(blockSize, shape[3]);
        INDArray centers = Nd4j.rand(DataType.FLOAT, shape[0], 1, shape[2], shape[3])
                .lt(gamma(shape[2], shape[3], height, width))
                .castTo(DataType.FLOAT);
        INDArray kept = blocks(centers, (int) height, (int) width).rsubi(1);
        double remaining = kept.sumNumber().doubleValue();
        double scale = remaining > 0 ? kept.length() / remaining : 0;
        return kept.castTo(type).muli(scale);
    }

    /** Ones where a block is, zeros elsewhere. */
    private static INDArray blocks(INDArray centers, int height, int width) {
        // Of an odd padding TensorFlow's has the larger half below and to the right.
        Pooling2DConfig windows = Pooling2DConfig.builder()
                .kH(height)
                .kW(width)
                .sH(1)
                .sW(1)
                .paddingMode(PaddingMode.SAME)
                .isNHWC(false)
                .build();
        INDArray blocks = Nd4j.createUninitialized(DataType.FLOAT, centers.shape());
        Nd4j.exec(new MaxPooling2D(centers, blocks, windows));
        return blocks;
    }

    private double gamma(long mapHeight, long mapWidth, long height, long width) {
        return gammaScale
                * dropRate
                * mapHeight
                * mapWidth
                / (height * width)
                / ((mapHeight - height + 1) * (mapWidth - width + 1));
    }

    @Override
    InputTypeConvolutional output(InputTypeConvolutional input) {
        return input;
    }

    @Override
    List<Object> settings() {
        return List.of(dropRate, blockSize, gammaScale);
    }
}
