/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.cuda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was compiled, for the next program: a file each, named after all that it depends on. Where there is no room or no right to write, programs
 * compile anew.
 */
public final class KernelCache {
    private static final int CHARACTERS = 16;

    private final Path folder;

    /**
     * Looks in a folder.
     *
     * @param folder need not be there
     */
    public KernelCache(Path folder) {
        this.folder = folder;
    }

    /**
     * {@return what the compiler makes of a source, now or before}
     *
     * @param nvrtc the compiler
     * @param name of the source
     * @param source in CUDA C++
     * @param architecture the compute capability, as in 90 for 9.0
     * @throws CudaException if it does not compile
     */
    public byte[] compiled(Nvrtc nvrtc, String name, String source, int architecture) {
        String key = digest(source + "\n" + architecture + "\n" + nvrtc.version());
        Path file = folder.resolve(name.replace(".cu", "") + "-" + architecture + "-" + key + ".bin");
        try {
            if (Files.isRegularFile(file)) {
                return Files.readAllBytes(file);
            }
        } catch (IOException unreadable) {
            // Compiled anew.
        }
        byte[] code = nvrtc.compile(name, source, architecture);
        try {
            keep(code, file);
        } catch (IOException full) {
            // Compiled anew by the next program.
        }
        return code;
    }

    private void keep(byte[] code, Path file) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "unfinished-", "");
        try {
            Files.write(unfinished, code);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
