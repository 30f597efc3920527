/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The parts of a {@code pom.xml} that stand in README and the documentation are XML, and name the versions that are built and tested here. */
class PomSnippetsTest {
    private static final String OURS = "dev.stagecraft";

    static Stream<Page.Block> blocks() {
        // The blocks of that page are parts of projects that integration-tests builds, with tools that nothing here is
        // built with.
        return Page.all().stream()
                .filter(page -> !page.name().equals("builds.md"))
                .flatMap(page -> page.in("xml"));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<project>" + xml + "</project>")));
    }

    private static Document project() throws Exception {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        return parse(pom.replaceFirst("<\\?xml[^>]*>", ""));
    }

    private static Stream<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index));
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent().strip();
    }

    @Test
    void areFound() {
        assertTrue(blocks().count() >= 2);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void nameWhatIsBuiltHere(Page.Block block) throws Exception {
        Document project = project();
        Set<String> modules = new HashSet<>();
        elements(project, "module").forEach(module -> modules.add(module.getTextContent()));
        Map<String, String> versions = new HashMap<>();
        Map<String, String> properties = new HashMap<>();
        Element values = elements(project, "properties").findFirst().orElseThrow();
        for (int index = 0; index < values.getChildNodes().getLength(); index++) {
            properties.put(
                    "${" + values.getChildNodes().item(index).getNodeName() + "}",
                    values.getChildNodes().item(index).getTextContent());
        }
        String own = elements(project, "version").findFirst().orElseThrow().getTextContent();
        Stream.concat(elements(project, "dependency"), elements(project, "plugin"))
                .filter(element -> text(element, "version") != null)
                .forEach(element -> versions.put(
                        text(element, "groupId") + ":"
                                + text(element, "artifactId").replace("-platform", ""),
                        properties.getOrDefault(text(element, "version"), text(element, "version"))));
        Document snippet = parse(block.text());
        long checked = Stream.of("dependency", "path", "plugin")
                .flatMap(name -> elements(snippet, name))
                .filter(element -> text(element, "version") != null)
                .peek(element -> {
                    String group = text(element, "groupId");
                    String artifact = text(element, "artifactId");
                    if (group.equals(OURS)) {
                        assertTrue(modules.contains(artifact), artifact);
                        assertEquals(own, text(element, "version"), artifact);
                    } else {
                        String key = group + ":" + artifact.replace("-platform", "");
                        assertEquals(versions.get(key), text(element, "version"), key);
                    }
                })
                .count();
        assertTrue(checked > 0);
    }

    /** Without them Maven warns of the platform's encoding, and SLF4J of what it does not find. */
    @Test
    void readmeHasAnEncodingAndALogger() throws Exception {
        Document snippet = parse(Page.read(Path.of("..", "README.md"))
                .in("xml")
                .findFirst()
                .orElseThrow()
                .text());
        assertEquals(
                "UTF-8",
                elements(snippet, "project.build.sourceEncoding")
                        .findFirst()
                        .orElseThrow()
                        .getTextContent());
        assertNotNull(elements(snippet, "artifactId")
                .filter(artifact -> artifact.getTextContent().equals("slf4j-simple"))
                .findFirst()
                .orElse(null));
    }
}
