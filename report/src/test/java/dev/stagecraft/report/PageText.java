/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as a program reads it: it is XML as well. */
record PageText(Document document) {
    static PageText of(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return new PageText(factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))));
    }

    /** The elements that a path finds. */
    List<Element> all(String path) {
        try {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int index = 0; index < found.getLength(); index++) {
                elements.add((Element) found.item(index));
            }
            return elements;
        } catch (XPathExpressionException e) {
            throw new AssertionError(e);
        }
    }

    List<String> texts(String path) {
        return all(path).stream().map(Element::getTextContent).toList();
    }

    /** The rows of a table by its name: what is behind the numbers, and texts. */
    List<List<String>> rows(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : all("//*[@aria-label='" + name + "']//tbody/tr")) {
            List<String> cells = new ArrayList<>();
            for (Element cell : new PageText(document).children(row)) {
                NodeList data = cell.getElementsByTagName("data");
                cells.add(
                        data.getLength() == 0 ? cell.getTextContent() : ((Element) data.item(0)).getAttribute("value"));
            }
            rows.add(cells);
        }
        return rows;
    }

    private List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (int index = 0; index < parent.getChildNodes().getLength(); index++) {
            children.add((Element) parent.getChildNodes().item(index));
        }
        return children;
    }
}
