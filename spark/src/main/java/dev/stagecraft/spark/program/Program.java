/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.program;

import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** What programs for spark-submit have in common. */
abstract class Program implements Callable<Integer> {
    private static final int FAILED = 1;

    /** Runs a program and ends the process, unless all went well: spark-submit's own code comes behind. */
    static void run(Program program, String[] arguments) {
        int code = new CommandLine(program).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public final Integer call() {
        try {
            check();
            try (SparkSession spark =
                    SparkSession.builder().appName("stagecraft").getOrCreate()) {
                work(spark);
            }
            return 0;
        } catch (Exception e) {
            System.err.println(OptionNames.in(sentence(e)));
            return FAILED;
        }
    }

    /** Refuses options that do not go together, before Spark is started. */
    void check() {}

    /** Spark puts what a task says behind words of its own. */
    private static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && failure.getClass().getName().startsWith("org.apache.spark")) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** Does the work; a failure's message is a sentence. */
    abstract void work(SparkSession spark) throws Exception;
}
