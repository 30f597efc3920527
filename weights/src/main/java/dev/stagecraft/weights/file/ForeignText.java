/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.file;

import dev.stagecraft.weights.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text is that stands where weights must be: most often what a server sent in place of them. */
final class ForeignText {
    private static final Pattern LARGE_FILE = Pattern.compile(
            "version https://git-lfs\\.github\\.com/spec/.*?(?:\\nsize (\\d{1,18})\\b.*)?", Pattern.DOTALL);

    private static final Pattern PAGE = Pattern.compile("<(!doctype html|html|head|body)\\b.*", Pattern.DOTALL);

    private static final Pattern PART_OF_INDEX = Pattern.compile("\"([^\"/\\\\]+\\.(?:safetensors|bin))\"");

    private ForeignText() {}

    /** What it is, and what to do with it, as the rest of a sentence; empty if it is no text. */
    static Optional<String> of(ByteBuffer start) {
        return decoded(start).map(ForeignText::sentence);
    }

    private static String sentence(String text) {
        Matcher pointer = LARGE_FILE.matcher(text);
        if (pointer.matches()) {
            return "is the pointer of Git LFS to a file"
                    + (pointer.group(1) == null ? "" : " of " + pointer.group(1) + " bytes")
                    + ", and not that file: get it with git lfs pull, or download it.";
        }
        if (PAGE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return "is a web page, as a server sends one in place of a file: open it in a browser to read what it says, and"
                    + " download the file itself.";
        }
        if (text.startsWith("<?xml")) {
            return "is a text in XML, as a server sends one in place of a file: read what it says, and download the file"
                    + " itself.";
        }
        if (text.startsWith("{") && text.contains("\"weight_map\"")) {
            Matcher part = PART_OF_INDEX.matcher(text);
            return "is the index of weights in several files"
                    + (part.find() ? " (" + Excerpt.of(part.group(1)) + ", …)" : "")
                    + ", and must be one safetensors file: load the model in PyTorch and "
                    + ForeignFormat.SAVE_AS_SAFETENSORS;
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return "is a text in JSON, where a safetensors file of weights must be: name that file, or read what a server sent"
                    + " in place of it.";
        }
        return "is a text that begins with \""
                + Excerpt.of(text.lines().findFirst().orElse(""))
                + "\", where a safetensors file of weights must be: name that file, or read what a server sent in place of it.";
    }

    /** The text, if all that there is of it is one; a character that the end cuts does not count. */
    private static Optional<String> decoded(ByteBuffer start) {
        int end = start.limit();
        int mostOfCharacter = 4;
        while (end > 0 && start.limit() - end < mostOfCharacter && start.get(end - 1) < 0) {
            end--;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(start.duplicate().position(0).limit(end))
                    .toString();
            String trimmed = (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
            boolean isText = trimmed.codePoints()
                    .allMatch(point -> !Character.isISOControl(point) || Character.isWhitespace(point));
            return isText && !trimmed.isEmpty() ? Optional.of(trimmed) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
