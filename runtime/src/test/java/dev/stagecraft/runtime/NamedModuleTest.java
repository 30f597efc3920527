/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network in a named module, whose resources are encapsulated. */
class NamedModuleTest {
    private static final String TABLE =
            "name\tkind\tinput\toutput\tparameters\tstatistics\tmultiply-adds\n" + "fc\tDense\t16\t10\t170\t0\t160\n";

    @TempDir
    private Path folder;

    @Test
    void saysWhatOpensTheTable() throws Exception {
        Class<?> network = network("module example.networks { exports example; }");
        assertEquals(
                "Net.layers.tsv beside the class example.Net cannot be seen: write \"opens example;\" into module-info.java of"
                        + " example.networks.",
                assertThrows(IllegalStateException.class, () -> SummaryResource.read(network))
                        .getMessage());
    }

    @Test
    void readsTheTableOfAnOpenPackage() throws Exception {
        List<LayerSummary> layers = SummaryResource.read(network("module example.networks { opens example; }"));
        assertEquals(
                List.of(170L), layers.stream().map(LayerSummary::parameters).toList());
    }

    private Class<?> network(String module) throws IOException, ClassNotFoundException {
        Path sources = Files.createDirectories(folder.resolve("sources/example"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path declared = Files.writeString(folder.resolve("sources/module-info.java"), module);
        Path type = Files.writeString(sources.resolve("Net.java"), "package example; public final class Net {}");
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), declared.toString(), type.toString());
        assertEquals(0, exit);
        Files.writeString(classes.resolve("example/Net.layers.tsv"), TABLE);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("example.networks"));
        return ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, getClass().getClassLoader())
                .findLoader("example.networks")
                .loadClass("example.Net");
    }
}
