/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What held-out images were taken for, as JSON: the confusions that there are, and the images that the network was most wrong about. */
final class EvaluationText {
    private EvaluationText() {}

    static String of(int epoch, ClassificationReport report, List<WrongImage> wrong) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epoch", epoch);
        values.put("images", report.images());
        values.put("correct", report.correct());
        report.top5().ifPresent(count -> values.put("top5", count));
        values.put("classes", report.classNames());
        values.put("confusion", confusion(report.confusion()));
        values.put("wrong", wrong.stream().map(EvaluationText::image).toList());
        return JsonText.of(values);
    }

    /** Class, class that was said, images: of those pairs that have some. */
    private static List<List<Integer>> confusion(List<List<Integer>> matrix) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int actual = 0; actual < matrix.size(); actual++) {
            List<Integer> row = matrix.get(actual);
            for (int said = 0; said < row.size(); said++) {
                if (row.get(said) > 0) {
                    pairs.add(List.of(actual, said, row.get(said)));
                }
            }
        }
        return pairs;
    }

    private static Map<String, Object> image(WrongImage image) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", image.name());
        values.put("actual", image.label());
        values.put("probability", image.probability());
        values.put(
                "said",
                image.said().stream()
                        .map(answer -> {
                            Map<String, Object> said = new LinkedHashMap<>();
                            said.put("class", answer.label());
                            said.put("probability", answer.probability());
                            return said;
                        })
                        .toList());
        image.picture().ifPresent(picture -> values.put("picture", picture));
        return values;
    }
}
