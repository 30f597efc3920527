/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.picture.NetworkPicture;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import dev.stagecraft.samples.network.imagenet.SeResNet50Network;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stagecraft picture}. */
class PictureTest {
    @TempDir
    private Path folder;

    @Test
    void drawsANetworkAsItsNameEnds() throws IOException {
        Path svg = folder.resolve("a.svg");
        assertContains(Run.ok("picture", "resnet50", "--out", svg), "saved " + svg + ", ", " bytes");
        assertEquals(NetworkPicture.svg(new ResNet50Network()), Files.readString(svg));
        Path html = folder.resolve("a.HTML");
        Run.ok("picture", "ResNet50", "--out", html);
        assertEquals(NetworkPicture.html(new ResNet50Network()), Files.readString(html));
        Path png = folder.resolve("a.png");
        Run.ok("picture", "ResNet50", "--out", png);
        BufferedImage image = ImageIO.read(png.toFile());
        // Twice the size of the SVG, on white.
        assertEquals(0xffffffff, image.getRGB(0, 0));
        assertContains(Files.readString(svg), "width=\"" + image.getWidth() / 2);
    }

    @Test
    void comparesTwo() throws IOException {
        Path svg = folder.resolve("two.svg");
        Run.ok("picture", "ResNet50", "SeResNet50", "--out", svg);
        assertEquals(NetworkPicture.svg(new ResNet50Network(), new SeResNet50Network()), Files.readString(svg));
    }

    @Test
    void drawsAUsersNetwork() throws IOException {
        Path svg = folder.resolve("mine.svg");
        Path classes = UserNetwork.compile(folder, UserNetwork.TINY);
        Run.ok("picture", "Tiny", "--class-path", classes, "--out", svg);
        assertContains(Files.readString(svg), ">Tiny</text>", ">dense, 3</text>");
    }

    @Test
    void saysWhatIsWrong() {
        Run other = Run.of("picture", "ResNet50", "--out", folder.resolve("a.gif"));
        assertEquals(2, other.exitCode());
        assertContains(other.err(), "a.gif says not what to draw: let its name end in .svg, .html or .png.");
        assertContains(
                Run.failure("picture", "ResNet5", "--out", folder.resolve("a.svg")), "There is no network ResNet5");
        assertContains(
                Run.failure(
                        "picture", "ResNet50", "--out", folder.resolve("none").resolve("a.svg")),
                "a.svg cannot be written, because");
    }
}
