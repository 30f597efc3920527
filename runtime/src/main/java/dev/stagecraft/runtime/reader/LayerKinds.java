/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Dropping;
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.EdgePadding;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.layers.StochasticDepth;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/** The layers that have records. Exactly these classes: what extends one of them computes something else. */
final class LayerKinds {
    private static final Map<Class<?>, BiConsumer<Layer, LayerPlace>> KINDS = new HashMap<>();

    static {
        add(ConvolutionLayer.class, (layer, place) -> Convolutions.read(layer, 1, place));
        add(GroupedConvolution.class, (layer, place) -> Convolutions.read(layer, layer.getGroups(), place));
        add(StandardizedConvolution.class, (layer, place) -> Convolutions.read(layer, layer.getGroups(), place));
        add(BatchNormalization.class, Normalizations::read);
        add(GroupNormalization.class, Normalizations::read);
        add(
                ActivationLayer.class,
                (layer, place) ->
                        place.giveAlike(site -> new Node.Activation(site, FunctionReader.of(layer.getActivationFn()))));
        add(SubsamplingLayer.class, PoolReader::read);
        add(GlobalPoolingLayer.class, PoolReader::read);
        add(BlurPooling.class, (layer, place) -> place.giveAlike(site -> new Node.BlurPool(site, layer.getStride())));
        add(EdgePadding.class, LayerKinds::edge);
        add(ZeroPaddingLayer.class, LayerKinds::padding);
        add(ZeroPadShortcut.class, LayerKinds::shortcut);
        add(ChannelStatistics.class, (layer, place) -> place.giveChannels(2, Node.ChannelStatistics::new));
        add(EfficientChannelAttention.class, GateReader::read);
        add(ChannelAttention.class, GateReader::read);
        add(DenseLayer.class, Denses::read);
        add(OutputLayer.class, Denses::read);
        add(DropoutLayer.class, LayerKinds::dropout);
        add(StochasticDepth.class, (layer, place) -> noise(new Dropping.Images(layer.getDropRate()), place));
        add(
                DropBlock.class,
                (layer, place) -> noise(
                        new Dropping.Blocks(layer.getDropRate(), layer.getBlockSize(), layer.getGammaScale()), place));
    }

    private LayerKinds() {}

    private static <C extends Layer> void add(Class<C> kind, BiConsumer<? super C, LayerPlace> reading) {
        KINDS.put(kind, (layer, place) -> reading.accept(kind.cast(layer), place));
    }

    /** Adds what a layer computes to its program. */
    static void read(LayerPlace place) {
        Layer layer = place.configuration();
        if (layer.getIDropout() != null) {
            noise(dropping(layer.getIDropout()), place);
        }
        BiConsumer<Layer, LayerPlace> reading = KINDS.get(layer.getClass());
        if (reading == null) {
            place.foreign("there is no such layer in the networks that Stagecraft generates.");
        } else {
            reading.accept(layer, place);
        }
    }

    /** What it drops is what any layer may drop of what it reads, and has been read. */
    private static void dropout(DropoutLayer layer, LayerPlace place) {
        if (layer.getIDropout() == null) {
            noise(new Dropping.Dropout(0), place);
        }
    }

    private static void noise(Dropping dropping, LayerPlace place) {
        place.giveAlike(site -> new Node.Noise(site, dropping));
    }

    /** Deeplearning4j's says how much it keeps. */
    private static Dropping dropping(IDropout noise) {
        return noise.getClass() == Dropout.class && ((Dropout) noise).getPSchedule() == null
                ? new Dropping.Dropout(1 - ((Dropout) noise).getP())
                : new Dropping.Other(noise.getClass().getName());
    }

    private static void padding(ZeroPaddingLayer layer, LayerPlace place) {
        if (layer.getDataFormat() != CNN2DFormat.NCHW) {
            place.foreign("its channels come last; set the data format NCHW.");
            return;
        }
        int[] added = layer.getPadding();
        place.give(
                Extent.MAPS,
                place.input().channels(),
                site -> new Node.ZeroPadding(site, added[0], added[1], added[2], added[3]));
    }

    private static void edge(EdgePadding layer, LayerPlace place) {
        place.give(Extent.MAPS, place.input().channels(), site -> new Node.EdgePadding(site, layer.getPixels()));
    }

    private static void shortcut(ZeroPadShortcut layer, LayerPlace place) {
        place.giveChannels(
                layer.getNOut(),
                site -> new Node.ZeroPadShortcut(site, layer.getNIn(), layer.getNOut(), layer.getStride()));
    }
}
