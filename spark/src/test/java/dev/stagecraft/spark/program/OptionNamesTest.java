/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Sentences of the programs for spark-submit. */
class OptionNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There is no column held among a, b: set validationIndicatorCol to one of them."
                        + "|There is no column held among a, b: set --validation-indicator to one of them.",
                "It stops early: set validationIndicatorCol to the column that says which these are, or leave earlyStopping out."
                        + "|It stops early: give their share with --held-out, or with --validation-indicator the column that says which these are, or leave earlyStopping out.",
                "checkpointInterval is 3: make it a multiple of averagingInterval."
                        + "|--checkpoint-interval is 3: make it a multiple of --averaging-interval.",
                "No room: set checkpointDir to another folder.|No room: set --checkpoints to another folder.",
                "These are seconds, which waitForExecutors sets.|These are seconds, which --wait-for-executors sets.",
                "It is no image. Or set handleInvalid to keep, for a null prediction and this sentence in errorCol."
                        + "|It is no image. Or add --skip-broken, for an empty prediction and this sentence in the column error."
            })
    void parametersHaveTheNamesOfOptions(String ofStage, String ofProgram) {
        assertEquals(ofProgram, OptionNames.in(ofStage));
    }

    @Test
    void onlyOneOptionSaysWhichImagesAreHeldOut() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = new CommandLine(new SparkTrain())
                    .execute(
                            "--network",
                            "Any",
                            "--recipe",
                            "fashion20",
                            "--data",
                            "any",
                            "--model",
                            "any.zip",
                            "--held-out",
                            "0.1",
                            "--validation-indicator",
                            "held");
            assertEquals(1, code);
        } finally {
            System.setErr(before);
        }
        assertEquals(
                "--held-out and --validation-indicator both say which images are held out: leave one of them out.",
                said.toString(StandardCharsets.UTF_8).strip());
    }
}
