/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One table in each format. */
class FormatTest {
    private final Table table = new Table(
            List.of("label", "images", "share"), List.of(List.of("a, \"b\"", 1234L, 0.5), List.of("c", 5L, 1.0)));

    @Test
    void textIsAligned() throws IOException {
        assertEquals(
                List.of(
                        "label   images   share",
                        "----------------------",
                        "a, \"b\"   1,234  0.5000",
                        "c            5  1.0000"),
                print(Format.TEXT));
    }

    @Test
    void csvIsQuoted() throws IOException {
        assertEquals(List.of("label,images,share", "\"a, \"\"b\"\"\",1234,0.5", "c,5,1.0"), print(Format.CSV));
    }

    @Test
    void jsonHasAnObjectForEachRow() throws IOException {
        assertEquals(
                "[{\"label\":\"a,\\\"b\\\"\",\"images\":1234,\"share\":0.5},{\"label\":\"c\",\"images\":5,\"share\":1.0}]",
                String.join("", print(Format.JSON)).replace(" ", ""));
    }

    @Test
    void anEmptyTableHasItsHeading() {
        assertEquals(
                "a  b\n----", new Table(List.of("a", "b"), List.of()).toString().replace("\r", ""));
    }

    @Test
    void aRowMustHaveAllColumns() {
        assertThrows(IllegalStateException.class, () -> new Table(List.of("a", "b"), List.of(List.of(1))));
    }

    private List<String> print(Format format) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        format.print(table, out);
        out.flush();
        return text.toString().lines().toList();
    }
}
