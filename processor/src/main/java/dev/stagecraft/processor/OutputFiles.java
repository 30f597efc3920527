/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.tools.FileObject;

/** What is generated for a network is written as a whole: if a disk is full, nothing is left of it. */
final class OutputFiles {
    /**
     * A file.
     *
     * @param name what it is called where it cannot be created
     * @param text what is to be in it
     */
    record Output(String name, Creation creation, String text) {}

    /** How a file is asked for. */
    @FunctionalInterface
    interface Creation {
        FileObject create() throws IOException;
    }

    private OutputFiles() {}

    /** @throws FilerException if there is such a file already, of this compilation */
    static void write(NetworkDeclaration network, Diagnostics diagnostics, List<Output> outputs) throws FilerException {
        List<FileObject> created = new ArrayList<>();
        for (Output output : outputs) {
            String name = output.name();
            try {
                FileObject file = output.creation().create();
                created.add(file);
                name = file.getName();
                write(file, output.text());
            } catch (FilerException exists) {
                created.forEach(OutputFiles::delete);
                throw exists;
            } catch (IOException failed) {
                created.forEach(OutputFiles::delete);
                diagnostics.report(Message.NOT_WRITTEN, network.origin(), network.simpleName(), name, reason(failed));
                return;
            }
        }
    }

    private static void write(FileObject file, String text) throws IOException {
        try (Writer writer = file.openWriter()) {
            writer.write(text);
        }
    }

    /** What the operating system says, without the file's name in front of it. */
    private static String reason(IOException failed) {
        Optional<String> reason = failed instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason())
                        .or(() -> Optional.of(file.getClass().getSimpleName()))
                : Optional.ofNullable(failed.getMessage());
        return reason.orElseGet(failed::toString);
    }

    /** Compilers do not delete what they are writing. */
    private static void delete(FileObject file) {
        try {
            if (!file.delete() && "file".equals(file.toUri().getScheme())) {
                Files.deleteIfExists(Path.of(file.toUri()));
            }
        } catch (IOException | RuntimeException stays) {
            // The error says that it could not be written.
        }
    }
}
