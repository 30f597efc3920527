/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** A model may be anybody's: what it says is not believed. */
class HostileModelTest {
    private static final String RELU = "org.nd4j.linalg.activations.impl.ActivationReLU";

    private static boolean isInitialized;

    /** What a model must not have the power to run: it is in a package of parts, and no part. */
    static final class Bystander {
        static {
            isInitialized = true;
        }
    }

    /** As the other, and seen to be initialized. */
    static final class Witness {
        static {
            isInitialized = true;
        }
    }

    @TempDir
    Path folder;

    private ComputationGraph network;
    private String configuration;
    private byte[] parameters;
    private Path file;

    @BeforeEach
    void save() throws IOException {
        network = new TinyNetwork().create();
        configuration = network.getConfiguration().toJson();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Nd4j.write(network.params().reshape(1, network.numParams()), new DataOutputStream(bytes));
        parameters = bytes.toByteArray();
        file = folder.resolve("model.zip");
    }

    @Test
    void aSoundOneIsRead() throws IOException {
        write(configuration, parameters);
        assertEquals(network.params(), SavedModel.open(file).network().params());
    }

    /** Of the shape's numbers and of the values, each at its place in the entry. */
    static Stream<Arguments> lengths() {
        long huge = 1L << 40;
        return Stream.of(
                Arguments.of("LONG", -8, huge, "is no vector of real numbers"),
                Arguments.of("LONG", -8, -1L, "says that it has -1 numbers"),
                Arguments.of("LONG", 4, huge, "is no vector of real numbers"),
                Arguments.of("LONG", 12, 2L, "is no vector of real numbers"),
                Arguments.of("LONG", 20, huge, "is no vector of real numbers"),
                Arguments.of("LONG", 36, 7L, "is no vector of real numbers"),
                Arguments.of("FLOAT", -8, huge, "is no vector of real numbers"),
                Arguments.of("FLOAT", -8, 5L, "is no vector of real numbers"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aWrongLengthIsOneSentence(String type, int offset, long number, String fault) throws IOException {
        byte[] changed = parameters.clone();
        // In front of a type's name is its length, of two bytes, and in front of that the number of values.
        int name = indexOf(changed, type);
        int position = offset < 0 ? name - 2 - Long.BYTES : name + offset;
        ByteBuffer.wrap(changed).putLong(position, number);
        write(configuration, changed);
        assertDamaged("its coefficients.bin " + fault);
    }

    @Test
    void moreNumbersThanTheEntryHasAreOneSentence() throws IOException {
        long most = 1L << 40;
        byte[] changed = parameters.clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed);
        buffer.putLong(indexOf(changed, "LONG") + 4 + 2 * Long.BYTES, most);
        buffer.putLong(indexOf(changed, "FLOAT") - 2 - Long.BYTES, most);
        write(configuration, changed);
        assertDamaged("its coefficients.bin says that it has " + most + " numbers, and has " + 4 * network.numParams()
                + " bytes of them");
        write(configuration, Arrays.copyOf(parameters, parameters.length - 5));
        assertDamaged("its coefficients.bin says that it has " + network.numParams() + " numbers, and has ");
    }

    @Test
    void aConfigurationOfMoreParametersIsOneSentence() throws IOException {
        write(configuration.replaceFirst("\"nout\" : 3", "\"nout\" : 2000000000"), parameters);
        assertDamaged(
                "its coefficients.bin has " + network.numParams() + " numbers, and the network of its configuration ");
    }

    @Test
    void aTextWithoutEndIsOneSentence() throws IOException {
        write(configuration + " ".repeat(33 << 20), parameters);
        assertDamaged("it has a text of more than 32 MiB, which no network needs");
        write("[".repeat(100_000), parameters);
        assertDamaged("its configuration is larger or deeper than that of any network");
        write("[" + "1".repeat(1_000_000) + "]", parameters);
        assertDamaged("its configuration is larger or deeper than that of any network");
    }

    @Test
    void whatUnpacksToManyTimesItsSizeIsOneSentence() throws IOException {
        write(configuration, new byte[100 << 20]);
        assertDamaged("it unpacks to more than 100 times its size");
    }

    /** Jackson takes a class's name from the first member of an array as well, where it expects it under {@code @class}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"@class\" : \"NAME\" }",
                "[ \"NAME\", { } ]",
                "{ \"\\u0040class\" : \"NAME\" }",
                "[ \"[LNAME;\", [ ] ]"
            })
    void aClassThatIsNoPartIsNotInitialized(String form) throws IOException {
        String name = getClass().getName() + "$Bystander";
        write(
                configuration.replaceAll(
                        "\\{\\s*\"@class\" : \"" + RELU + "\"[^}]*\\}",
                        Matcher.quoteReplacement(form.replace("NAME", name))),
                parameters);
        String message = refusal();
        assertEquals(
                "The model " + file + " names the class " + name
                        + ", which is no part of a network that Deeplearning4j or"
                        + " Stagecraft has: if it is a layer of yours, allow its package with ModelClasses.withPackage.",
                message);
        assertFalse(isInitialized);
    }

    @Test
    void aClassThatIsInitializedWouldBeSeen() {
        new Witness();
        assertTrue(isInitialized);
        isInitialized = false;
    }

    @Test
    void aClassOfTheUsersIsAllowedByItsPackage() throws IOException {
        write(configuration.replace(RELU, "example.layers.OwnActivation"), parameters);
        assertTrue(refusal().contains("names the class example.layers.OwnActivation, which is no part"), refusal());
        SavedModelOptions options =
                SavedModelOptions.defaults().withClasses(ModelClasses.known().withPackage("example.layers"));
        try (SavedModel model = SavedModel.open(file, options)) {
            assertEquals(network.params(), model.network().params());
        }
        SavedModelOptions others = options.withClasses(ModelClasses.known().withPackage("example.layer"));
        assertThrows(IOException.class, () -> SavedModel.open(file, others));
        assertThrows(IllegalArgumentException.class, () -> ModelClasses.known().withPackage("example.*"));
    }

    static Stream<Arguments> configurations() {
        return Stream.of(
                Arguments.of("", "is damaged, since its configuration is empty: save or copy it again."),
                Arguments.of(
                        "{",
                        "is damaged, since its configuration is no sound JSON (line 1, column 2): save or copy it"
                                + " again."),
                Arguments.of(
                        "{\"a\":1,\"a\":2}", "is damaged, since its configuration is no sound JSON (line 1, column"),
                Arguments.of("null", "has a configuration that makes no network"),
                Arguments.of(
                        "{}",
                        "is damaged, since its coefficients.bin has 435 numbers, and the network of its configuration 0:"),
                Arguments.of(
                        "{\"confs\":[]}", "is a MultiLayerNetwork: save what its method toComputationGraph gives."),
                Arguments.of(
                        "{\"vertices\":7}", "has a configuration that makes no network, because of vertices: save it"),
                Arguments.of(
                        "{\"vertices\":{\"a\":{\"@class\":\"org.deeplearning4j.nn.conf.graph.Missing\"}}}",
                        "names the class org.deeplearning4j.nn.conf.graph.Missing, which is not on the class path: add"));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void aBrokenConfigurationIsOneSentence(String broken, String fault) throws IOException {
        write(broken, parameters);
        String message = refusal();
        assertTrue(message.startsWith("The model " + file + " " + fault), message);
        assertTrue(message.endsWith(".") && message.lines().count() == 1, message);
        assertFalse(message.contains("Exception") || message.contains("jackson"), message);
    }

    @Test
    void aSettingOfAnotherKindIsNamedByItsPlace() throws IOException {
        write(configuration.replaceFirst("\"nin\" : 6", "\"nin\" : \"six\""), parameters);
        assertTrue(refusal().contains(", because of vertices.bn1.layerConf.layer.nin"), refusal());
    }

    private String refusal() {
        return assertThrows(IOException.class, () -> SavedModel.open(file).network())
                .getMessage();
    }

    private void assertDamaged(String fault) {
        String message = refusal();
        assertTrue(message.startsWith("The model " + file + " is damaged, since " + fault), message);
        assertTrue(message.endsWith(": save or copy it again."), message);
    }

    private void write(String text, byte[] array) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.putNextEntry(new ZipEntry("configuration.json"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
            zip.write(array);
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
