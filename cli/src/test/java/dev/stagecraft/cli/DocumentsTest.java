/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.ModelNotes;
import dev.stagecraft.runtime.training.SavedModel;
import dev.stagecraft.runtime.weights.Weights;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.shade.jackson.databind.DeserializationFeature;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** What is printed for programs is one document, and has every number that people are shown. */
class DocumentsTest {
    private static final ObjectMapper WHOLE = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private static Path folder;

    private static Path model;
    private static Path weights;
    private static Path data;
    private static Path images;

    @BeforeAll
    static void write() throws IOException {
        ComputationGraph network = new FashionResNetNetwork().create();
        model = folder.resolve("model.zip");
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        SavedModel.save(
                network,
                model,
                ModelNotes.none().withPreprocessing(Preprocessing.of(1, 28, 28)).withClassNames(names));
        weights = folder.resolve("weights.safetensors");
        Weights.save(network, weights);
        data = IdxImages.write(folder.resolve("data"), 10, 40, 28, 10);
        images = ImageFiles.write(folder.resolve("images"), 1);
    }

    static Stream<List<Object>> commands() {
        return Stream.of(
                List.of("networks"),
                List.of("recipes"),
                List.of("summary", "ResNet18"),
                List.of("weights", "list", weights),
                List.of("evaluate", "--model", model, "--data", data),
                List.of("evaluate", "--model", model, "--data", data, "--confusion"),
                List.of("predict", "--model", model, images));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasWhatTheTextHas(List<Object> command) throws IOException {
        Set<String> said = new HashSet<>();
        collect(WHOLE.readTree(printed(command, "json")), said);
        List<String> missing = new ArrayList<>();
        for (String word : printed(command, "text").split("[\\s()]+")) {
            String number = word.replaceAll("[.,:]$", "");
            if (number.matches("[\\d,]+(\\.\\d+)?") && !said.contains(number)) {
                missing.add(number);
            }
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isOneTable(List<Object> command) throws IOException {
        try (CSVParser parser = CSVParser.parse(printed(command, "csv"), CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            assertFalse(records.size() < 2, records::toString);
            records.forEach(record -> assertEquals(records.get(0).size(), record.size(), record::toString));
        }
    }

    private static String printed(List<Object> command, String format) {
        return Run.ok(
                Stream.concat(command.stream(), Stream.of("--format", format)).toArray());
    }

    /** Each value as the text would have it: of a share also the percentage, of a list its length. */
    private static void collect(JsonNode node, Set<String> said) {
        if (node.isContainerNode()) {
            said.add(String.format(Locale.ROOT, "%,d", node.size()));
            for (int index = 0; node.isArray() && index < node.size(); index++) {
                said.add(String.valueOf(index));
            }
            node.forEach(child -> collect(child, said));
        } else if (node.isIntegralNumber()) {
            said.add(String.format(Locale.ROOT, "%,d", node.asLong()));
            said.add(String.valueOf(node.asLong()));
        } else if (node.isNumber()) {
            said.add(String.format(Locale.ROOT, "%.4f", node.asDouble()));
            said.add(String.format(Locale.ROOT, "%.2f", 100 * node.asDouble()));
        } else {
            said.add(node.asText());
        }
    }
}
