/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of a network's classes, in the order of its output.
 *
 * @param names at least one; none is blank
 * @param synsets WordNet's number of each class ({@code n01440764}), in the same order; none where they are not known
 */
public record ClassNames(List<String> names, List<String> synsets) {
    private static final long LARGEST_FILE = 16 << 20;

    /** {@code n02119789 1 kit_fox}, with WordNet's number of the class and that of the challenge. */
    private static final Pattern OF_CHALLENGE = Pattern.compile("(n\\d{8})[ \\t,:]+\\d{1,5}[ \\t,:]+(\\S.*)");

    /** {@code n01440764 tench, Tinca tinca}, with WordNet's number of the class. */
    private static final Pattern SYNSET = Pattern.compile("(n\\d{8})[ \\t,:]+(\\S.*)");

    /** {@code 0: tench}, with the class's place. */
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})\\s*:\\s*(.+)");

    private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1\\s*[,}]*");

    /**
     * Copies and checks the names.
     *
     * @param names at least one
     * @param synsets WordNet's number of each class
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public ClassNames {
        names = List.copyOf(names);
        synsets = List.copyOf(synsets);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("There are no class names; there must be at least one.");
        }
        if (names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A class name is blank; each class must have a name.");
        }
        if (!synsets.isEmpty() && synsets.size() != names.size()) {
            throw new IllegalArgumentException("There are " + names.size() + " class names and " + synsets.size()
                    + " numbers of WordNet; there must be one for each, or none.");
        }
    }

    /**
     * Class names without WordNet's numbers.
     *
     * @param names one for each class, in the order of the network's output
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public ClassNames(List<String> names) {
        this(names, List.of());
    }

    /**
     * {@return what speaks against these being in the order of the network's output, in one sentence} ImageNet's published networks have their classes in
     * ascending order of WordNet's numbers; the challenge's own list ({@code map_clsloc.txt}) does not.
     */
    public Optional<String> doubt() {
        return IntStream.range(1, synsets.size())
                .filter(index -> synsets.get(index - 1).compareTo(synsets.get(index)) >= 0)
                .mapToObj(
                        index -> "WordNet's numbers do not ascend in the class names (" + synsets.get(index - 1) + " \""
                                + names.get(index - 1) + "\" is before " + synsets.get(index) + " \"" + names.get(index)
                                + "\"), and ImageNet's published networks have them ascend: sort the lines, unless yours was trained in this"
                                + " order.")
                .findFirst();
    }

    /**
     * Reads a file of UTF-8 with a name on each line; blank lines do not count. The forms in which ImageNet's names go around are read too: with
     * WordNet's number before each ({@code n01440764 tench}), or with the class's from 0 ({@code 0: 'tench',}); and JSON: a list of names,
     * names by their class ({@code id2label}, or a whole {@code config.json} of transformers), classes by their name, and Keras's
     * {@code imagenet_class_index.json}. JSON needs {@code jackson-core} on the class path.
     *
     * @param file the file to read
     * @return the class names, in the order of the network's output
     * @throws InvalidClassNamesException if the file is missing, empty, no text, or JSON that has no names
     */
    public static ClassNames load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidClassNamesException(
                    file, "is a folder, where a file of class names must be: name the file.");
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidClassNamesException(
                        file, "is larger than 16 MiB: give a file with a name on each line.");
            }
            return parse(Files.readString(file), file);
        } catch (NoSuchFileException e) {
            throw new InvalidClassNamesException(file, "does not exist: check the path.", e);
        } catch (MalformedInputException | UnmappableCharacterException e) {
            throw new InvalidClassNamesException(
                    file, "is no text in UTF-8: save it as UTF-8, with a name on each line.", e);
        }
    }

    /**
     * These class names, for a network of so many classes.
     *
     * @param classes how many the network has
     * @return these class names
     * @throws IllegalArgumentException if their number is another
     */
    public ClassNames requireCount(int classes) {
        if (names.size() != classes) {
            boolean hasBackground = names.size() == classes + 1 && names.get(0).equalsIgnoreCase("background");
            throw new IllegalArgumentException(
                    (names.size() == 1 ? "There is 1 class name" : "There are " + names.size() + " class names")
                            + ", but the network has " + classes + (classes == 1 ? " class; " : " classes; ")
                            + (hasBackground ? "remove the first, \"" + names.get(0) + "\"." : "give one for each."));
        }
        return this;
    }

    private static ClassNames parse(String text, Path file) throws InvalidClassNamesException {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (JsonClassNames.isMeant(content)) {
            return JsonClassNames.parse(content, file);
        }
        List<String> lines = content.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            throw new InvalidClassNamesException(file, "is empty: give a name on each line.");
        }
        if (JsonClassNames.isBegun(content)) {
            throw new InvalidClassNamesException(
                    file, "begins as JSON does, and does not end so: correct it, or give a name on each line.");
        }
        for (Pattern form : List.of(OF_CHALLENGE, SYNSET)) {
            if (lines.stream().allMatch(line -> form.matcher(line).matches())) {
                return new ClassNames(
                        lines.stream().map(line -> group(form, line, 2)).toList(),
                        lines.stream().map(line -> group(form, line, 1)).toList());
            }
        }
        return new ClassNames(
                isNumbered(lines) ? lines.stream().map(ClassNames::numbered).toList() : lines);
    }

    private static boolean isNumbered(List<String> lines) {
        return IntStream.range(0, lines.size()).allMatch(index -> {
            Matcher line = NUMBERED.matcher(lines.get(index));
            return line.matches() && Integer.parseInt(line.group(1)) == index;
        });
    }

    private static String numbered(String line) {
        String name = group(NUMBERED, line, 2);
        return QUOTED.matcher(name).matches() ? group(QUOTED, name, 2) : name;
    }

    private static String group(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(group).strip();
    }
}
