/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a stage's parameters are called on the command line: sentences of stages name the parameter that is to be set. */
final class OptionNames {
    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put(
                "set validationIndicatorCol to the column that says which these are",
                "give their share with --held-out, or with --validation-indicator the column that says which these are");
        OPTIONS.put("set handleInvalid to keep, for a null prediction", "add --skip-broken, for an empty prediction");
        OPTIONS.put("this sentence in errorCol", "this sentence in the column error");
        OPTIONS.put("validationIndicatorCol", "--validation-indicator");
        OPTIONS.put("checkpointDir", "--checkpoints");
        OPTIONS.put("checkpointInterval", "--checkpoint-interval");
        OPTIONS.put("averagingInterval", "--averaging-interval");
        OPTIONS.put("waitForExecutors", "--wait-for-executors");
    }

    private OptionNames() {}

    /** The sentence for whoever knows options only. */
    static String in(String sentence) {
        String named = sentence;
        for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
            named = named.replace(option.getKey(), option.getValue());
        }
        return named;
    }
}
