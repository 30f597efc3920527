/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.cli.table.Format;
import dev.stagecraft.cli.table.Table;
import dev.stagecraft.runtime.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the ready recipes, or prints one. */
@Command(
        name = "recipes",
        description =
                "Lists the ready recipes that train --recipe takes, or prints one as JSON, to be changed in a file of your own.")
public final class RecipesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "The recipe to print: a ready one, or a file of JSON whose name ends in .json, with all that it does not say.")
    private Optional<String> name;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        if (name.isPresent()) {
            out.println(RecipeOptions.named(name.get()).toJson().stripTrailing());
            return 0;
        }
        List<List<Object>> rows = Recipe.names().stream()
                .map(Recipe::named)
                .map(RecipesCommand::row)
                .toList();
        format.format().print(new Table(List.of("recipe", "epochs", batch(), "optimizer", "loss"), rows), out);
        return 0;
    }

    private String batch() {
        return format.format() == Format.TEXT ? "batch size" : "batchSize";
    }

    private static List<Object> row(Recipe recipe) {
        return List.of(
                recipe.name(),
                recipe.epochs(),
                recipe.batchSize(),
                kind(recipe.update().optimizer()),
                kind(recipe.loss()));
    }

    private static String kind(Object setting) {
        return setting.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
