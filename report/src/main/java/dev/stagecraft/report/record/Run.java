/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a training wrote into the folder of its checkpoints.
 *
 * @param name the name of the folder
 * @param metrics its table
 * @param settings by their names; those of a recipe begin with {@code recipe.}
 * @param warnings a sentence each
 * @param evaluation what it took the held-out images for, if there are some
 * @param network what was trained, if a version that says so wrote the record
 */
public record Run(
        String name,
        Metrics metrics,
        Map<String, String> settings,
        List<String> warnings,
        Optional<Evaluation> evaluation,
        Optional<Network> network) {
    private static final String SETTINGS = "settings.json";
    private static final String WARNINGS = "warnings.txt";

    /**
     * Reads a record.
     *
     * @param folder that of the checkpoints
     * @return what there is; a record of an older version lacks some of it
     * @throws InvalidRecordException if the folder is missing or has no record, or a file of it is not what it must be
     * @throws IOException if a file cannot be read
     */
    public static Run load(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidRecordException(
                    folder,
                    (Files.exists(folder) ? "is a file" : "does not exist")
                            + ": name the folder of a training's checkpoints.");
        }
        Path table = folder.resolve(Metrics.FILE);
        Optional<Json> settings = Json.read(folder.resolve(SETTINGS));
        if (settings.isEmpty() && Files.notExists(table)) {
            throw new InvalidRecordException(
                    folder,
                    "has no record of a training (neither " + Metrics.FILE + " nor " + SETTINGS
                            + "): name the folder that train --checkpoints wrote.");
        }
        Map<String, String> flat = new LinkedHashMap<>();
        settings.ifPresent(file -> flatten("", file.value(), flat));
        return new Run(
                name(folder),
                Metrics.read(table),
                flat,
                warnings(folder),
                Evaluation.read(folder),
                Network.read(folder));
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static List<String> warnings(Path folder) throws IOException {
        Path file = folder.resolve(WARNINGS);
        return Files.isRegularFile(file) ? TextFiles.of(file).lines().toList() : List.of();
    }

    private static void flatten(String name, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> flatten(name.isEmpty() ? key.toString() : name + "." + key, member, into));
        } else if (value instanceof List<?> items) {
            into.put(name, items.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        } else {
            into.put(name, String.valueOf(value));
        }
    }

    /** {@return a title: the network's name, or the folder's where the record has none} */
    public String title() {
        return settings.getOrDefault("network", name);
    }

    /**
     * {@return the same run under another name}
     *
     * @param other what it is to be called
     */
    public Run named(String other) {
        return new Run(other, metrics, settings, warnings, evaluation, network);
    }
}
