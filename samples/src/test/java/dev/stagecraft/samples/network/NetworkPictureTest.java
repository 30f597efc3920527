/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.picture.NetworkPicture;
import dev.stagecraft.samples.network.ReadyNetworksTest.Ready;
import dev.stagecraft.samples.network.cifar.ResNet1202Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet101V2Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet152V2Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet50Network;
import dev.stagecraft.samples.network.imagenet.KerasResNet50V2Network;
import dev.stagecraft.samples.network.imagenet.ResNet101Network;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import dev.stagecraft.samples.network.imagenet.SeResNeXt50Network;
import dev.stagecraft.samples.network.imagenet.SeResNet50Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What pictures of the ready networks say, read from their own text, is what {@code summary()} says. */
@Tag("slow")
class NetworkPictureTest {
    private static final Pattern ROW = Pattern.compile("<tr><th scope=\"row\">([^<]*)</th>(.*)</tr>");
    private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");
    private static final Pattern METRIC = Pattern.compile("<dt>([^<]*)</dt><dd>([^<]*?)(?: <span.*)?</dd>");
    private static final Pattern REPEATED = Pattern.compile("(.*)\\{(\\d+)\\.\\.(\\d+)}(.*)");

    static Stream<Ready> table() throws IOException {
        return ReadyNetworksTest.table();
    }

    /** A layer of a page: its shape, parameters and multiply-adds. */
    private record Told(String output, long parameters, long multiplyAdds) {}

    @ParameterizedTest
    @MethodSource("table")
    void thePageTellsOfEachLayerWhatTheSummaryTells(Ready ready) {
        NetworkSummary summary = ready.network().summary();
        Map<String, Told> expected = new TreeMap<>();
        summary.layers().stream()
                .filter(layer -> !layer.kind().equals("Input"))
                .forEach(layer -> expected.put(
                        layer.name(),
                        new Told(
                                layer.output().toString().replace('x', '\u00d7'),
                                layer.parameters(),
                                layer.multiplyAdds())));
        assertEquals(expected, layers(NetworkPicture.html(ready.network())));
    }

    private static Map<String, Told> layers(String page) {
        Map<String, Told> layers = new TreeMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            List<String> cells = CELL.matcher(row.group(2))
                    .results()
                    .map(cell -> cell.group(1))
                    .toList();
            // The other tables, of equal blocks, begin with a number.
            if (cells.get(0).matches("[A-Z].*")) {
                Told told = new Told(cells.get(1), number(cells.get(2)), number(cells.get(3)));
                names(row.group(1)).forEach(name -> layers.put(name, told));
            }
        }
        return layers;
    }

    private static List<String> names(String name) {
        Matcher repeated = REPEATED.matcher(name);
        if (!repeated.matches()) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        for (int i = Integer.parseInt(repeated.group(2)); i <= Integer.parseInt(repeated.group(3)); i++) {
            names.add(repeated.group(1) + i + repeated.group(4));
        }
        return names;
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    @ParameterizedTest
    @MethodSource("table")
    void stagesAddUpToTheNetwork(Ready ready) throws Exception {
        NetworkSummary summary = ready.network().summary();
        long image = summary.input().size() * Float.BYTES;
        String total = String.format(
                Locale.ROOT,
                "%,d parameters \u00b7 %,d multiply-adds \u00b7 %,d bytes of activations for one image",
                summary.parameters(),
                summary.multiplyAdds(),
                summary.activationBytes());
        String page = NetworkPicture.html(ready.network());
        assertTrue(page.contains("<p class=\"sc-total\">" + total + "</p>"), page);
        Map<String, Long> sums = new TreeMap<>();
        METRIC.matcher(page)
                .results()
                .filter(metric -> !metric.group(1).equals("receptive field"))
                .forEach(metric -> sums.merge(metric.group(1), number(metric.group(2)), Long::sum));
        Map<String, Long> expected = Map.of(
                "parameters", summary.parameters(),
                "multiply-adds", summary.multiplyAdds(),
                "activation bytes", summary.activationBytes() - image);
        assertEquals(expected, sums);

        List<String> texts = texts(xml(NetworkPicture.svg(ready.network())));
        assertTrue(texts.contains(ready.network().name()) && texts.contains(total), texts::toString);
        for (String name : expected.keySet()) {
            assertEquals(expected.get(name), sum(texts, name), name + " in the picture");
        }
    }

    /** Numbers that stand behind a heading and, perhaps, the share of the whole. */
    private static long sum(List<String> texts, String heading) {
        long sum = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).equals(heading)) {
                String next = texts.get(i + 1);
                sum += number(next.endsWith("%") ? texts.get(i + 2) : next);
            }
        }
        return sum;
    }

    private static Document xml(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        NodeList elements = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }

    /** Every shape that a convolution, a pool or a sum takes or gives is on an arrow. */
    @ParameterizedTest
    @MethodSource("table")
    void allShapesAreInThePicture(Ready ready) throws Exception {
        List<String> texts = texts(xml(NetworkPicture.svg(ready.network())));
        List<LayerSummary> layers = ready.network().summary().layers();
        List<String> missing = layers.stream()
                .filter(layer -> !layer.kind().equals("Input"))
                .filter(layer -> layer.output().dimensions().size() == 3
                        && layer.output().dimensions().get(1) > 1)
                .filter(layer -> List.of("Convolution", "Pooling", "Add").contains(layer.kind()))
                .filter(layer -> !isInGate(layer.name()))
                .map(layer -> layer.output().toString().replace('x', '\u00d7'))
                .filter(shape -> !texts.contains(shape))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static boolean isInGate(String layer) {
        return layer.contains("SpatialGate") || layer.startsWith("bam");
    }

    /**
     * Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks", Distill, 2019, table of section 4: resnet_v1 and
     * resnet_v2 of TF-slim; with the stride on the last block as there (Keras' V2), or on the first 1x1.
     */
    @Test
    void receptiveFieldsAreThosePublished() {
        Map<NetworkDefinition, String> published = Map.of(
                new KerasResNet50Network(), "483",
                new KerasResNet50V2Network(), "483",
                new KerasResNet101V2Network(), "1,027",
                new KerasResNet152V2Network(), "1,507");
        published.forEach((network, pixels) -> {
            List<String> fields = METRIC.matcher(NetworkPicture.html(network))
                    .results()
                    .filter(metric -> metric.group(1).equals("receptive field"))
                    .map(metric -> metric.group(2))
                    .toList();
            assertEquals(pixels + " pixels", fields.get(4), network.name());
            assertEquals("the image", fields.get(5), network.name());
        });
    }

    @Test
    void whatDiffersIsMarked() throws Exception {
        List<String> same = texts(xml(NetworkPicture.svg(new ResNet50Network(), new ResNet50Network())));
        assertEquals(0, same.stream().filter("\u2260"::equals).count());
        List<String> other = texts(xml(NetworkPicture.svg(new ResNet50Network(), new SeResNet50Network())));
        // The attention of two different blocks in each of four stages.
        assertEquals(8, other.stream().filter("\u2260"::equals).count());
        // The third stage has 22 equal blocks, and 5: in either network the number is marked, and nothing else.
        List<String> deeper = texts(xml(NetworkPicture.svg(new ResNet50Network(), new ResNet101Network())));
        assertEquals(2, deeper.stream().filter("\u2260"::equals).count());
        assertTrue(other.contains("+10.9 %"), "layer2 has 1,352,832 parameters instead of 1,219,584");
    }

    @Test
    void deepNetworksStayOnePage() throws IOException {
        NetworkDefinition deep = new ResNet1202Network();
        var image = ImageIO.read(new ByteArrayInputStream(NetworkPicture.png(deep, 1)));
        assertTrue(image.getWidth() < 1600 && image.getHeight() < 1200, image::toString);
        assertTrue(NetworkPicture.html(deep).length() < 200_000);
    }

    /** {@code stagecraft picture ResNet50 --out docs/pictures/resnet50.svg} draws them anew. */
    @Test
    void documentsShowWhatIsDrawn() throws IOException {
        Path pictures = Path.of("..", "docs", "pictures");
        assertEquals(NetworkPicture.svg(new ResNet50Network()), Files.readString(pictures.resolve("resnet50.svg")));
        assertEquals(
                NetworkPicture.svg(new SeResNeXt50Network()), Files.readString(pictures.resolve("seresnext50.svg")));
    }

    @Test
    void bytesAreTheSame() {
        NetworkDefinition network = new SeResNet50Network();
        assertEquals(NetworkPicture.svg(network), NetworkPicture.svg(network));
        assertEquals(NetworkPicture.html(network), NetworkPicture.html(network));
        assertArrayEquals(NetworkPicture.png(network, 1), NetworkPicture.png(network, 1));
        assertTrue(Arrays.equals(NetworkPicture.png(network, network, 1), NetworkPicture.png(network, network, 1)));
    }
}
