/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** The ready networks, a user's own, and their summaries. */
class NetworksTest {
    @TempDir
    private Path folder;

    /** How many there are by the page, which a test of the samples holds to them. */
    private static long ready() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "networks.md"))) {
            return lines.filter(line -> line.matches("\\| `(imagenet|cifar|course|block)\\..*"))
                    .count();
        }
    }

    @Test
    void listsTheReadyNetworks() throws IOException {
        List<String> lines = Run.ok("networks", "--format", "csv").lines().toList();
        assertEquals("network,input,output,parameters,multiplyAdds", lines.get(0));
        assertEquals(ready() + 1, lines.size());
        assertTrue(lines.contains("ResNet50,3x224x224,1000,25557032,4089184256"), lines.toString());
    }

    @Test
    void listsThemForPeopleToo() throws IOException {
        String table = Run.ok("networks");
        assertContains(table, "network   ", "25,557,032  ", "  4,089,184,256");
        assertEquals(ready() + 2, table.lines().count());
    }

    @Test
    void findsANetworkInAnyCase() {
        assertEquals(new ResNet50Network().summary() + System.lineSeparator(), Run.ok("summary", "resnet50"));
    }

    @Test
    void summaryIsCsv() {
        assertContains(
                Run.ok("summary", "ResNet18", "--format", "csv"),
                "layer,kind,input,output,parameters,runningStatistics,multiplyAdds",
                "conv1,Convolution,3x224x224,64x112x112,9408,0,118013952",
                "\n\"\",,3x224x224,1000,11689512,9600,1814073344");
    }

    @Test
    void summaryIsJson() throws IOException {
        JsonNode summary = new ObjectMapper().readTree(Run.ok("summary", "ResNet18", "--format", "JSON"));
        assertEquals(11_689_512, summary.get("parameters").asLong());
        JsonNode layers = summary.get("layers");
        assertEquals("conv1", layers.get(1).get("layer").asText());
        assertEquals(9408, layers.get(1).get("parameters").asLong());
    }

    @Test
    void unknownNameHasTheNearest() {
        assertContains(
                Run.failure("summary", "ResNet5"), "There is no network ResNet5", "ResNet50", "stagecraft networks");
        assertContains(Run.failure("summary", "x"), "There is no network x: ");
    }

    @Test
    void findsAUsersOwnNetworkByEachOfItsNames() throws IOException {
        Path classes = UserNetwork.compile(folder, UserNetwork.TINY);
        for (String name : List.of(
                "Tiny",
                "tiny",
                "TinyNetwork",
                "com.acme.Tiny",
                "com.acme.TinyNetwork",
                "com.acme.Outer.Inner",
                "com.acme.Outer$Inner",
                "Outer_Inner")) {
            assertContains(Run.ok("summary", name, "--class-path", classes), "layer1.0.conv1", "8x4x4");
        }
        assertContains(Run.ok("networks", "--class-path", classes), "Tiny ", "ResNet50 ");
    }

    @Test
    void aNameOfTwoIsAmbiguous() throws IOException {
        Path classes = UserNetwork.compile(folder, UserNetwork.TINY.replace("Tiny", "ResNet50"));
        assertContains(
                Run.failure("summary", "ResNet50", "--class-path", classes),
                "com.acme.ResNet50Network and of dev.stagecraft.samples.network.imagenet.ResNet50Network",
                "full name");
        assertContains(Run.ok("summary", "com.acme.ResNet50", "--class-path", classes), "8x4x4");
    }

    @Test
    void aClassThatIsNoNetworkIsOneSentence() {
        assertContains(Run.failure("summary", "java.lang.String"), "no network java.lang.String", "@ResidualNetwork");
        assertContains(Run.failure("summary", "com.acme.Tiny"), "no network com.acme.Tiny", "--class-path");
    }

    @Test
    void aClassPathThatIsNoneIsOneSentence() throws IOException {
        Path missing = folder.resolve("missing.jar");
        assertContains(Run.failure("networks", "--class-path", missing), missing + " does not exist");
        Path text = Files.writeString(folder.resolve("text.jar"), "text");
        assertContains(Run.failure("networks", "--class-path", text), text + " is neither a folder nor a jar");
    }
}
