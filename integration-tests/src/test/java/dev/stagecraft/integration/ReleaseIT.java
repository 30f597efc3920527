/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * What {@code mvn -Prelease deploy} lays out, held against what Maven Central asks for. Javadoc of all modules takes a minute, so that it runs when asked:
 * {@code mvn verify -Dstagecraft.release}, and with signatures if there is a key: {@code -Dstagecraft.key=…}.
 */
@EnabledIfSystemProperty(
        named = "stagecraft.release",
        matches = "true",
        disabledReason = "Run mvn verify -Dstagecraft.release=true.")
class ReleaseIT {
    private static final List<String> POMS = List.of("stagecraft", "bom");
    private static final List<String> PARTS =
            List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");

    private static final String KEY = System.getProperty("stagecraft.key", "");

    private static Path deployed;

    @BeforeAll
    static void deploy() throws IOException, InterruptedException {
        Maven.prepare();
        Path copy = SourceCopy.make(Path.of("target/copies/release").toAbsolutePath());
        deployed = copy.resolve("deployed");
        List<String> arguments = new ArrayList<>(List.of("deploy", "-Prelease", "-pl", "bom,runtime,processor", "-am"));
        arguments.addAll(List.of("-Dmaven.test.skip=true", "-DaltDeploymentRepository=local::" + deployed.toUri()));
        arguments.add(KEY.isEmpty() ? "-Dgpg.skip" : "-Dgpg.keyname=" + KEY);
        Program release = Maven.running().run(copy, arguments.toArray(String[]::new));
        assertEquals(0, release.exitCode(), release::text);
    }

    private static Path file(String module, String end) {
        String version = Artifacts.VERSION;
        return deployed.resolve("dev/stagecraft")
                .resolve(module)
                .resolve(version)
                .resolve(module + "-" + version + end);
    }

    @Test
    void nothingIsMissing() {
        List<Path> expected = new ArrayList<>();
        POMS.forEach(module -> expected.add(file(module, ".pom")));
        Artifacts.JARS.forEach(module -> PARTS.forEach(part -> expected.add(file(module, part))));
        List<Path> all = expected.stream()
                .flatMap(path -> KEY.isEmpty()
                        ? Stream.of(path)
                        : Stream.of(path, path.resolveSibling(path.getFileName() + ".asc")))
                .flatMap(path -> Stream.of(path, path.resolveSibling(path.getFileName() + ".sha1")))
                .filter(path -> !path.toString().endsWith(".asc.sha1"))
                .toList();
        assertEquals(List.of(), all.stream().filter(Files::notExists).toList());
    }

    /** And nothing of what users have no use for. */
    @Test
    void nothingElseIsThere() throws IOException {
        TreeSet<String> expected = new TreeSet<>(Artifacts.JARS);
        expected.addAll(POMS);
        try (Stream<Path> modules = Files.list(deployed.resolve("dev/stagecraft"))) {
            assertEquals(
                    expected,
                    new TreeSet<>(
                            modules.map(path -> path.getFileName().toString()).toList()));
        }
    }

    /** A pom has it, or the parent's does; name and description are each one's own. */
    @Test
    void pomsSayWhoWhatAndWhere() throws Exception {
        Document parent = pom("stagecraft");
        for (String path : List.of(
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/url",
                "scm/connection")) {
            assertTrue(!text(parent, path).isBlank(), path);
        }
        for (String module :
                Stream.concat(POMS.stream(), Artifacts.JARS.stream()).toList()) {
            Document pom = pom(module);
            for (String path : List.of("name", "description")) {
                assertTrue(!text(pom, path).isBlank(), module + ": " + path);
            }
            boolean isAlone = text(pom, "parent/artifactId").isBlank();
            assertTrue(!isAlone || !text(pom, "licenses/license/name").isBlank(), module);
            assertTrue(!isAlone || !text(pom, "scm/url").isBlank(), module);
            assertEquals("", text(pom, "//dependency[contains(version, 'SNAPSHOT')]"), module);
        }
    }

    /** What a jar bundles is in its bill of materials, and what depends on nothing has none. */
    @Test
    void billsOfMaterials() throws IOException {
        String server = Files.readString(file("serving", "-cyclonedx.json"));
        assertTrue(server.contains("pkg:maven/dev.stagecraft/images@"), server);
        assertTrue(!server.contains("deeplearning4j") && !server.contains("nd4j"), server);
        String processor = Files.readString(file("processor", "-cyclonedx.json"));
        assertTrue(processor.contains("pkg:maven/org.ow2.asm/asm@"), processor);
    }

    private static Document pom(String module) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file(module, ".pom").toFile());
    }

    private static String text(Document pom, String path) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(path.startsWith("/") ? path : "/project/" + path, pom);
    }
}
