/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks declared in Kotlin, by way of kapt. */
class KotlinIT {
    @BeforeAll
    static void prepare() throws IOException {
        Maven.prepare();
    }

    @Test
    void declaresInKotlin() throws IOException, InterruptedException {
        long stem = 3 * 16 * 9 + 32;
        long first = 2 * (16 * 16 * 9 + 32);
        long second = 16 * 32 * 9 + 64 + 32 * 32 * 9 + 64 + 16 * 32 + 64;
        BuiltProject project = Maven.running().build("kotlin", "compile").requireSuccess();
        assertEquals(
                List.of(
                        String.valueOf(stem + first + 16 * 10 + 10),
                        String.valueOf(stem + first + second + 32 * 10 + 10)),
                project.run("example.MainKt").lines());
    }
}
