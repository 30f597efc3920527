/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.picture.Picture;
import dev.stagecraft.picture.network.Layer;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Shape;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.picture.NetworkPicture;
import dev.stagecraft.samples.network.cifar.ResNet1202Network;
import dev.stagecraft.samples.network.imagenet.CbamResNet50Network;
import dev.stagecraft.samples.network.imagenet.ResNet101Network;
import dev.stagecraft.samples.network.imagenet.ResNet50DNetwork;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import dev.stagecraft.samples.network.imagenet.SeResNet50Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of networks as a browser shows them. */
class PictureInBrowserTest {
    private static final int WIDE = 1600;
    private static final int NARROW = 360;

    /** Puts letters in front of the page's. */
    private static final String WIDER = "document.querySelectorAll('style').forEach(it => it.textContent ="
            + " it.textContent.replaceAll('font-family:Arial', 'font-family:\"DejaVu Sans\",Arial'))";

    /** The first two that a picture asks for. */
    private static final String FONTS =
            "return getComputedStyle(document.querySelector('svg.sc-picture text')).fontFamily"
                    + ".split(',').slice(0, 2).join(',')";

    private static Browser browser;

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Before each, so that each says that it is skipped where there is no browser. */
    @BeforeEach
    void start() {
        if (browser == null) {
            browser = Browser.start();
        }
        browser.screen(WIDE, false);
    }

    private Path show(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        browser.open(file);
        return file;
    }

    /** With the letters that widths are known of, and with wider ones. */
    @Test
    @Tag("slow")
    void noTextOfAReadyNetworkLeavesItsBox() throws IOException {
        List<String> found = new ArrayList<>();
        for (NetworkDefinition network : ReadyNetworks.all()) {
            for (String ending : List.of(".svg", ".html")) {
                String name = network.name() + ending;
                Path file =
                        show(name, ending.equals(".svg") ? NetworkPicture.svg(network) : NetworkPicture.html(network));
                browser.assertQuiet(file);
                browser.findings("texts.js").forEach(it -> found.add(name + ": " + it));
                browser.run(WIDER);
                assertEquals("\"DejaVu Sans\", Arial", browser.run(FONTS), name);
                browser.findings("texts.js").forEach(it -> found.add(name + " in DejaVu Sans: " + it));
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void blocksOpenAndClose() throws IOException {
        show("network.html", NetworkPicture.html(new ResNet50Network()));
        assertEquals(0L, browser.run("return document.querySelectorAll('details[open]').length"));
        long blocks = (Long) browser.run("return document.querySelectorAll('details').length");
        assertEquals(10, blocks);
        String height = "return document.querySelectorAll('details')[4].getBoundingClientRect().height";
        double closed = ((Number) browser.run(height)).doubleValue();
        browser.run("document.querySelectorAll('summary')[4].click()");
        assertTrue(((Number) browser.run(height)).doubleValue() > closed + 100);
        assertTrue((Boolean) browser.run(
                "return document.querySelector('details[open]').innerText.includes('layer2.{1..3}.conv1')"));
        browser.run("document.querySelectorAll('summary')[4].click()");
        assertEquals(closed, ((Number) browser.run(height)).doubleValue());
    }

    @Test
    void fitsANarrowScreenClosedAndOpen() throws IOException {
        browser.screen(NARROW, false);
        for (String page : List.of(
                NetworkPicture.html(new CbamResNet50Network()),
                NetworkPicture.html(new ResNet1202Network()),
                NetworkPicture.html(new ResNet50Network(), new SeResNet50Network()))) {
            show("narrow.html", page);
            assertFits();
            browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            assertFits();
        }
    }

    /** Of a network of six columns, and of one of 1,202 layers. */
    @Test
    void isPrintedOnOnePage() throws IOException {
        for (NetworkDefinition network : List.of(new ResNet50Network(), new ResNet1202Network())) {
            show("printed.html", NetworkPicture.html(network));
            assertEquals(1, browser.printedPages(), network.name());
        }
    }

    private static void assertFits() {
        assertEquals(
                (long) NARROW,
                browser.run("return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));
        assertEquals(
                List.of(),
                browser.run(
                        "return [...document.querySelectorAll('svg,section,p,dl,h1,h2,summary')]"
                                + ".filter(it => it.getBoundingClientRect().right > innerWidth + 0.5).map(it => it.outerHTML.slice(0, 80))"));
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"1600,false", "1600,true", "360,false", "360,true"})
    void hasNoBarriers(int width, boolean dark) throws IOException {
        browser.screen(width, dark);
        for (String page : List.of(
                NetworkPicture.html(new CbamResNet50Network()),
                NetworkPicture.html(new ResNet101Network(), new ResNet50DNetwork()))) {
            Path file = show("page.html", page);
            browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            assertEquals(List.of(), browser.barriers());
            browser.assertQuiet(file);
        }
    }

    /** Two pictures of a page keep to themselves, and both follow the dark. */
    @Test
    void twoPicturesStandOnOnePage() throws IOException {
        String svg = NetworkPicture.svg(new ResNet50Network());
        show("two.html", "<!DOCTYPE html><title>Two</title><p class=\"sc-x\">" + svg + svg);
        assertEquals(List.of(), browser.findings("texts.js"));
        assertEquals(0L, browser.run("return document.querySelectorAll('svg [id], svg[id]').length"));
        String paper =
                "return [...document.querySelectorAll('svg > rect:first-of-type')].map(it => getComputedStyle(it).fill)";
        assertEquals(List.of("rgb(255, 255, 255)", "rgb(255, 255, 255)"), browser.run(paper));
        browser.screen(WIDE, true);
        assertEquals(List.of("rgb(20, 23, 28)", "rgb(20, 23, 28)"), browser.run(paper));
    }

    @Test
    void hostileNamesAreText() throws IOException {
        String name = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>\u202egnp.\u0000]]>";
        Layer dense = new Layer(
                name,
                "Dense",
                new Shape(List.of(4)),
                new Shape(List.of(2)),
                8,
                0,
                8,
                Map.of("bias", "<b>true</b>"),
                List.of());
        Picture picture = Picture.of(Network.of(name, List.of(dense)));
        Path page = show("page.html", picture.html());
        browser.assertQuiet(page);
        assertEquals(name.replace('\u0000', '\ufffd'), browser.run("return document.querySelector('h1').textContent"));
        assertFalse((Boolean) browser.run("return !!document.querySelector('script, img, b')"));
        Path svg = show("picture.svg", picture.svg());
        browser.assertQuiet(svg);
        assertEquals("svg", browser.run("return document.documentElement.localName"));
        assertEquals(List.of(), browser.findings("texts.js"));
    }
}
