/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibtorchTest {
    private static final String LIBRARY = LibraryNames.here().file("torch_cpu");

    @TempDir
    private Path folder;

    @Test
    void theJarsOnTheClassPathAreFound() {
        Libtorch libtorch = Libtorch.load();
        assertEquals(new LibtorchVersion(2, 13, 0), libtorch.version());
        assertTrue(
                libtorch.place().origin().matches("pytorch-2\\.13\\.0-.*\\.jar on the class path"), libtorch::toString);
        assertEquals(List.of(Device.CPU), libtorch.devices());
    }

    /** What was taken out once is there for the next program. */
    @Test
    void librariesAreTakenOutOnce() throws IOException {
        Path place = Libtorch.load().place().folder();
        assertEquals(
                place,
                ClassPathLibraries.find(LibraryNames.here()).orElseThrow().folder());
        try (Stream<Path> files = Files.list(place)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertTrue(names.contains(LIBRARY), names::toString);
            assertTrue(names.stream().anyMatch(name -> name.startsWith("libopenblas.")), names::toString);
            assertTrue(names.stream().noneMatch(name -> name.startsWith("libjni")), names::toString);
        }
    }

    @Test
    void aFolderWithoutOneIsNamed() {
        assertEquals(
                "The folder " + folder + ", which -Dstagecraft.libtorch names, has no " + LIBRARY
                        + ": name the folder lib of a libtorch or torch/lib of a Python installation.",
                message(() -> named(folder)));
    }

    /** Of the zip that pytorch.org offers, one names the folder or the folder lib in it. */
    @Test
    void theFolderAboveIsGoodToo() throws IOException {
        Path lib = Files.createDirectory(folder.resolve("lib"));
        Files.createFile(lib.resolve(LIBRARY));
        assertEquals(new LibtorchPlace(lib, "-Dstagecraft.libtorch"), named(folder));
        assertEquals(new LibtorchPlace(lib, "-Dstagecraft.libtorch"), named(lib));
    }

    private static LibtorchPlace named(Path folder) {
        System.setProperty(LibtorchFinder.PROPERTY, folder.toString());
        try {
            return LibtorchFinder.find();
        } finally {
            System.clearProperty(LibtorchFinder.PROPERTY);
        }
    }

    @Test
    void aDamagedOneSaysWhatTheSystemSays() throws IOException {
        Files.write(folder.resolve(LIBRARY), new byte[1000]);
        String message = message(() -> Libtorch.load(folder));
        assertTrue(
                message.startsWith("libtorch in " + folder + " (given) cannot be loaded, because the system says \""),
                message);
        assertTrue(
                message.endsWith("\": install it anew, or name another folder with -Dstagecraft.libtorch."), message);
    }

    /** A library of the JDK's under libtorch's name loads, and has none of its functions. */
    @Test
    void anotherLibraryIsNone() throws IOException {
        Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));
        Files.copy(other, folder.resolve(LIBRARY), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                "The library in " + folder + " (given) is no libtorch, or older than 2.10.0: install a newer one with"
                        + " `pip install --upgrade torch`, or name its folder with -Dstagecraft.libtorch.",
                message(() -> Libtorch.load(folder)));
    }

    private static String message(Supplier<?> loading) {
        return assertThrows(UnusableLibtorchException.class, loading::get).getMessage();
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        LibtorchVersion version = LibtorchVersion.of(0x020d_0100_0000_0000L);
        assertEquals("2.13.1", version.toString());
        assertEquals(0x020d_0100_0000_0000L, version.number());
        assertTrue(new LibtorchVersion(2, 9, 1).compareTo(LibtorchVersion.OLDEST) < 0);
        assertTrue(new LibtorchVersion(2, 10, 0).compareTo(LibtorchVersion.OLDEST) == 0);
        assertTrue(new LibtorchVersion(3, 0, 0).compareTo(LibtorchVersion.OLDEST) > 0);
    }

    @Test
    void devicesHaveNames() {
        assertEquals(Device.CPU, Device.of("cpu"));
        assertEquals(new Device(Device.Kind.CUDA, 0), Device.of("cuda"));
        assertEquals(new Device(Device.Kind.CUDA, 3), Device.of("cuda:3"));
        assertEquals("cuda:3", Device.of("cuda:3").toString());
        for (String wrong : List.of("gpu", "cuda:", "cuda:-1", "CPU", "cuda:1234", "")) {
            assertEquals(
                    "\"" + wrong
                            + "\" is no device: say cpu, or cuda:0 for the first GPU, cuda:1 for the second, and so on.",
                    assertThrows(UnknownDeviceException.class, () -> Device.of(wrong))
                            .getMessage());
        }
    }

    @Test
    void aDeviceThatIsNotThereIsNamedWithThoseThatAre() {
        Libtorch libtorch = Libtorch.load();
        assertEquals(
                "There is no device cuda:7 for libtorch 2.13.0 in " + libtorch.place()
                        + ", which finds cpu: choose one of these, or a libtorch that was built for GPUs.",
                assertThrows(UnknownDeviceException.class, () -> libtorch.require(Device.of("cuda:7")))
                        .getMessage());
    }
}
