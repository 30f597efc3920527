/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records as trainings write them. */
final class Records {
    static final String COLUMNS =
            "step,epoch,kind,loss,rate,images_per_second,waiting_share,test_accuracy,test_top5_accuracy";

    /** Names that would be markup, end an attribute, or turn a line. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "' onmouseover='alert(3)",
            "\u202egnp.exe",
            "\u05e9\u05dc\u05d5\u05dd",
            "</style><!--",
            "&lt;b&gt;",
            "javascript:alert(4)",
            "a\u0000b\u0007",
            "{{7*7}} ${7*7}",
            "\ud83d\udc69\u200d\ud83d\ude80");

    private Records() {}

    /** A record of so many epochs of 200 steps, with numbers that are drawn. */
    static Path write(Path folder, int epochs, List<String> classes) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(epochs);
        StringBuilder table = new StringBuilder(COLUMNS + "\n");
        for (int step = 20; step <= 200 * epochs; step += 20) {
            int epoch = (step - 1) / 200 + 1;
            table.append(row(step, epoch, "steps", random)).append(",,\n");
            if (step % 200 == 0) {
                table.append(row(step, epoch, "epoch", random))
                        .append("," + random.nextDouble() + "," + random.nextDouble() + "\n");
            }
        }
        Files.writeString(folder.resolve("metrics.csv"), table);
        Files.writeString(folder.resolve("settings.json"), """
                {"epochs": %d, "network": "ResNet20", "training seed": "42", "batch size": "32", "device": "CPU",
                 "recipe": {"name": "mine", "optimizer": {"kind": "sgd", "momentum": 0.9}, "at": [0.5, 0.75]}}
                """.formatted(epochs));
        Files.writeString(folder.resolve("warnings.txt"), "Left out: <b>cat.jpg</b> is no image.\n");
        Files.writeString(folder.resolve("evaluation.json"), evaluation(epochs, classes, random));
        Files.writeString(folder.resolve("network.json"), """
                {"name": "ResNet20", "input": "3x32x32", "parts": [
                 {"name": "stem", "layers": 3, "output": "16x32x32", "parameters": 464, "multiplyAdds": 442368},
                 {"name": "head", "layers": 2, "output": "10", "parameters": 650, "multiplyAdds": 640}]}
                """);
        return folder;
    }

    private static String row(int step, int epoch, String kind, Random random) {
        return step + "," + epoch + "," + kind + "," + 7 * random.nextDouble() + "," + 0.1 * random.nextDouble() + ","
                + 900 * random.nextDouble() + "," + random.nextDouble();
    }

    /** Fifty images of each class, every third taken for another; of the twenty-four worst with a picture of five kilobytes. */
    private static String evaluation(int epoch, List<String> classes, Random random) {
        int count = classes.size();
        String confusion = IntStream.range(0, count)
                .mapToObj(actual -> "[" + actual + "," + actual + ",34],"
                        + random.ints(16, 0, count)
                                .filter(said -> said != actual)
                                .distinct()
                                .mapToObj(said -> "[" + actual + "," + said + ",1]")
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(","));
        byte[] picture = new byte[5000];
        random.nextBytes(picture);
        String wrong = IntStream.range(0, 24)
                .mapToObj(index -> String.format(
                        Locale.ROOT,
                        "{\"name\": %s, \"actual\": %d, \"probability\": %s, \"said\": [{\"class\": %d, \"probability\": 0.75}],"
                                + " \"picture\": \"data:image/jpeg;base64,%s\"}",
                        quoted(classes.get(index % count)),
                        index % count,
                        random.nextDouble() / 100,
                        (index + 1) % count,
                        Base64.getEncoder().encodeToString(picture)))
                .collect(Collectors.joining(","));
        String names = classes.stream().map(Records::quoted).collect(Collectors.joining(","));
        return "{\"epoch\": " + epoch + ", \"top5\": 7, \"classes\": [" + names + "], \"confusion\": [" + confusion
                + "], \"wrong\": [" + wrong + "]}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            quoted.append(
                    letter < ' ' || letter == '"' || letter == '\\' ? String.format("\\u%04x", (int) letter) : letter);
        }
        return quoted.append('"').toString();
    }
}
