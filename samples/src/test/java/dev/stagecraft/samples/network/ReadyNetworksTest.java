/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of ready networks in {@code docs/networks.md} has every network of this module, with the counts that the network has
 * and that others published.
 */
class ReadyNetworksTest {
    private static final Path PAGE = Path.of("..", "docs", "networks.md");
    private static final Path PUBLISHED = Path.of(
            "..",
            "processor",
            "src",
            "test",
            "resources",
            "dev",
            "stagecraft",
            "processor",
            "family",
            "resnet-family.csv");
    private static final String PACKAGE = "dev.stagecraft.samples.network.";

    private static final Map<String, CSVRecord> ROWS = published();

    /**
     * A row of the page's table.
     *
     * @param name package and simple name: {@code imagenet.ResNet50}
     * @param published the network's library and name there, or a dash
     */
    record Ready(String name, long parameters, long multiplyAdds, String published) {
        static Ready of(String line) {
            String[] cells = line.split("\\|");
            return new Ready(cells[1].strip().replace("`", ""), number(cells[2]), number(cells[3]), cells[4].strip());
        }

        private static long number(String cell) {
            return Long.parseLong(cell.strip().replace(",", ""));
        }

        NetworkDefinition network() {
            try {
                return (NetworkDefinition) Class.forName(PACKAGE + name + "Network")
                        .getConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Ready> table() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| `(imagenet|cifar|course|block)\\..*"))
                .map(Ready::of);
    }

    static Stream<Ready> publishedNetworks() throws IOException {
        return table().filter(ready -> !ready.published().equals("\u2013"));
    }

    private static Map<String, CSVRecord> published() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(PUBLISHED), format)) {
            return parser.stream()
                    .collect(Collectors.toMap(row -> row.get("library") + " " + row.get("name"), Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyNetworkIsInTheTable() throws IOException {
        Path classes = Path.of("target", "classes", "dev", "stagecraft", "samples", "network");
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> generated = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Network.class"))
                    .map(name -> name.replace("Network.class", "").replace(File.separatorChar, '.'))
                    .collect(Collectors.toSet());
            assertEquals(generated, table().map(Ready::name).collect(Collectors.toSet()));
        }
    }

    @Test
    void documentsSayHowManyThereAre() throws IOException {
        long count = table().count();
        Map.of("README.md", count + " networks to extend", "docs/onnx.md", "All " + count + " ready networks")
                .forEach((file, sentence) -> assertTrue(text(file).contains(sentence), file + ": " + sentence));
    }

    /** What nobody published is derived from what somebody did. */
    @Test
    void thoseWithADashAreDerived() throws IOException {
        String derived = text("samples/src/test/java/dev/stagecraft/samples/network/DerivedCountsTest.java");
        List<String> missing = table().filter(ready -> ready.published().equals("\u2013"))
                .map(ready -> ready.name().substring(ready.name().indexOf('.') + 1) + "Network")
                .filter(network -> !derived.contains(network + ".PARAMETERS") && !derived.contains("new " + network))
                .toList();
        assertEquals(List.of(), missing, "derive their parameters in DerivedCountsTest.java");
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of("..").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void pageSaysWhatTheNetworkHas(Ready ready) {
        NetworkSummary summary = ready.network().summary();
        assertEquals(summary.parameters(), ready.parameters());
        assertEquals(summary.multiplyAdds(), ready.multiplyAdds());
    }

    @ParameterizedTest
    @MethodSource("publishedNetworks")
    void pageSaysWhatOthersPublished(Ready ready) {
        CSVRecord row = ROWS.get(ready.published());
        // Keras counts the running statistics too.
        long statistics =
                row.get("library").equals("keras") ? ready.network().summary().runningStatistics() : 0;
        String parameters = first(row, "params_instantiated", "params_published");
        if (parameters.isEmpty()) {
            double millions = Double.parseDouble(row.get("params_M_published"));
            assertEquals(millions, ready.parameters() / 1e6, 0.0501);
        } else {
            assertEquals(Long.parseLong(parameters), ready.parameters() + statistics);
        }
        String multiplyAdds = row.get("conv_fc_macs_instantiated");
        if (!multiplyAdds.isEmpty()) {
            assertEquals(Long.parseLong(multiplyAdds), ready.multiplyAdds());
        }
    }

    private static String first(CSVRecord row, String... columns) {
        return Stream.of(columns)
                .map(row::get)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
