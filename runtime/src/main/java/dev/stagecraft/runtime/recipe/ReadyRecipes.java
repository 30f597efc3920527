/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The recipes beside this class, which are files as those of users. */
final class ReadyRecipes {
    static final List<String> NAMES =
            List.of("a1", "a2", "a3", "cifar", "fashion-wide", "fashion20", "fine-tune", "torchvision-2021");

    private ReadyRecipes() {}

    static Recipe named(String name) {
        String file = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (!NAMES.contains(file)) {
            throw new IllegalArgumentException("There is no recipe " + name + ": choose one of "
                    + String.join(", ", NAMES) + ", or read a file with Recipe.load.");
        }
        return read(file);
    }

    static Recipe read(String name) {
        try (InputStream file = ReadyRecipes.class.getResourceAsStream(name + ".json")) {
            return RecipeReader.read(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The recipe " + name + " of this very jar cannot be read", e);
        }
    }
}
