/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PyTorch in Python, with channels last: {@code peers/resnet50.py}.
 *
 * @param python the command of a Python that has torch
 * @param peers the folder of the script
 */
record TorchContender(String python, Path peers) implements Contender {
    /** Of the system properties {@code python} and {@code peers}. */
    static TorchContender ofProperties() {
        return new TorchContender(
                System.getProperty("python", "python3"), Path.of(System.getProperty("peers", "benchmarks/peers")));
    }

    @Override
    public String title() {
        return "torch";
    }

    @Override
    public List<String> command(Task task) {
        if (!task.kind().isTraining() || task.network() != Network.RESNET50) {
            throw task.unknownTo(title());
        }
        List<String> command =
                new ArrayList<>(List.of(python, peers.resolve("resnet50.py").toString()));
        command.addAll(task.arguments());
        return command;
    }
}
