/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated files are, to the byte, those in {@code src/test/golden}, and build what they promise. After a
 * change that is meant to change them: {@code mvn -pl processor -am test -Dtest=GoldenTest -Dgolden.rewrite=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "golden");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AttentiveResNet",
                "BackboneResNet",
                "BigTransfer",
                "DeepStemSeResNet",
                "DilatedResNeXt",
                "DilatedResNetD",
                "LegacySeNet",
                "MixedBlocks",
                "NormalizedBackbone",
                "OwnBlocks",
                "PreActivationResNet",
                "SamePadding",
                "WidePreActivation",
                "ZeroPaddedPool"
            })
    void generatedFilesAreThoseOnRecord(String name) throws IOException {
        JavaFileObject source =
                JavaFileObjects.forSourceString("golden." + name, Files.readString(FOLDER.resolve(name + ".java")));
        Compilation compilation = CompiledNetwork.compile(source);
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load(compilation, "golden." + name + "Network"));

        Map<String, String> generated = CompiledNetwork.generatedTexts(compilation);
        assertEquals(2, generated.size());
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Path golden = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.writeString(golden, file.getValue());
            }
            assertEquals(Files.readString(golden), file.getValue(), file.getKey());
        }
        assertEquals(generated, CompiledNetwork.generatedTexts(CompiledNetwork.compile(source)), "a second build");
    }
}
