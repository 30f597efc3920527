/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.picture;

import dev.stagecraft.picture.Picture;
import dev.stagecraft.picture.network.Layer;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Shape;
import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.stream.Stream;

/**
 * A network as a picture: its stages as columns, equal blocks once with their number, each shape on its arrow, shortcuts as what they are; and
 * what each stage costs, to scale. All numbers are those of {@link NetworkDefinition#summary()}.
 *
 * <pre>{@code
 * Files.writeString(Path.of("resnet50.svg"), NetworkPicture.svg(new ResNet50Network()));
 * Files.writeString(Path.of("both.html"), NetworkPicture.html(new ResNet50Network(), new SeResNet50Network()));
 * }</pre>
 *
 * <p>Each method takes one network, or two, of which what differs is marked. It throws {@link IllegalArgumentException} for a network that was
 * compiled by a version of Stagecraft that did not write down what meets in a layer.
 */
public final class NetworkPicture {
    private NetworkPicture() {}

    /**
     * {@return an {@code <svg>} element: a file of its own, or a part of a page, in which several may be} It has no ids, and follows the page's
     * light or dark.
     *
     * @param network the network
     */
    public static String svg(NetworkDefinition network) {
        return of(network.summary()).svg();
    }

    /**
     * {@return two networks, one above the other, as an {@code <svg>} element}
     *
     * @param network the network
     * @param other what it is compared with
     */
    public static String svg(NetworkDefinition network, NetworkDefinition other) {
        return of(network.summary(), other.summary()).svg();
    }

    /**
     * {@return a page without scripts and without anything from elsewhere, in which each block opens}
     *
     * @param network the network
     */
    public static String html(NetworkDefinition network) {
        return of(network.summary()).html();
    }

    /**
     * {@return two networks, each stage beside the other's, as a page}
     *
     * @param network the network
     * @param other what it is compared with
     */
    public static String html(NetworkDefinition network, NetworkDefinition other) {
        return of(network.summary(), other.summary()).html();
    }

    /**
     * {@return a PNG file, in light colours}
     *
     * @param network the network
     * @param scale pixels for each of the SVG's; 2 for print
     */
    public static byte[] png(NetworkDefinition network, double scale) {
        return of(network.summary()).png(scale);
    }

    /**
     * {@return two networks as a PNG file}
     *
     * @param network the network
     * @param other what it is compared with
     * @param scale pixels for each of the SVG's; 2 for print
     */
    public static byte[] png(NetworkDefinition network, NetworkDefinition other, double scale) {
        return of(network.summary(), other.summary()).png(scale);
    }

    /**
     * {@return the picture of a table of layers, or of two, for a page of yours: {@link Picture#part}}
     *
     * @param summaries one or two
     */
    public static Picture of(NetworkSummary... summaries) {
        return new Picture(Stream.of(summaries).map(NetworkPicture::network).toList());
    }

    private static Network network(NetworkSummary summary) {
        return Network.of(
                summary.name(),
                summary.layers().stream().map(NetworkPicture::layer).toList());
    }

    private static Layer layer(LayerSummary layer) {
        return new Layer(
                layer.name(),
                layer.kind(),
                new Shape(layer.input().dimensions()),
                new Shape(layer.output().dimensions()),
                layer.parameters(),
                layer.runningStatistics(),
                layer.multiplyAdds(),
                layer.settings(),
                layer.paths());
    }
}
