package dev.stagecraft.runtime.training;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Checks a zip file without a {@link Seal} as far as zip's own checksums go. */
final class UnsealedZip {
    private UnsealedZip() {}

    /**
     * Reads the directory, which a file that was cut off lacks, and every entry to its checksum.
     *
     * @throws DamagedFileException if one of them is wrong
     */
    static void check(Path file) throws IOException {
        try {
            FileSystems.newFileSystem(file).close();
            try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                while (zip.getNextEntry() != null) {
                    zip.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (ProviderNotFoundException | ZipException | EOFException e) {
            throw new DamagedFileException("it is no zip file, or is cut off or damaged", e);
        }
    }
}
