/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.page;

import dev.stagecraft.report.html.Code;
import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A page that is one file: its style sheet and its program are in it, and its policy lets a browser ask for nothing else. */
public final class Page {
    private static final String STYLE = resource("page.css");
    private static final String PROGRAM = resource("page.js");

    private Page() {}

    /**
     * {@return a page}
     *
     * @param title of the window
     * @param content of its main part
     */
    public static String of(String title, List<? extends Markup> content) {
        Element head = Element.of(
                "head",
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with(
                                "content",
                                "default-src 'none'; img-src data:; style-src 'sha256-" + digest(STYLE)
                                        + "'; script-src 'sha256-" + digest(PROGRAM) + "'"),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Element.of("title", title),
                Element.of("style", new Code(STYLE)));
        Element body = Element.of("body", Element.of("main", content), Element.of("script", new Code(PROGRAM)));
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
        Element.of("html", head, body).with("lang", "en").writeTo(page);
        return page.append('\n').toString();
    }

    /** The name of something, whose direction ends with it. */
    static Element name(String name) {
        return Element.of("bdi", name);
    }

    private static String digest(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Page.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar of this class is damaged", e);
        }
    }
}
