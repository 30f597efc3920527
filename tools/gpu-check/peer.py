# Copyright 2026 the authors of Stagecraft
# SPDX-License-Identifier: Apache-2.0
#
# Trains a network with PyTorch as its users would, and prints the seconds of so many steps, and the loss, each time a line comes on standard input:
# peer.py DEVICE ARITHMETIC BATCH STEPS eager|compile|max-autotune resnet50|se-resnet50|resnext50. With answers-eager, answers-compile or
# answers-max-autotune it answers instead, each time for images in memory of the process, and until the answers are there. At the end it says on standard
# error how many MiB of memory it took at most.
import resource
import sys
import time

import torch
from torch import nn


def unit(channels, filters, kernel, stride=1, rectified=True, groups=1):
    layers = [nn.Conv2d(channels, filters, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(filters)]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if rectified else []))


class Gate(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.gate = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, channels // 16, 1, bias=False), nn.ReLU(inplace=True),
            nn.Conv2d(channels // 16, channels, 1, bias=False), nn.Sigmoid())

    def forward(self, x):
        return x * self.gate(x)


class Bottleneck(nn.Module):
    def __init__(self, channels, filters, stride, kind):
        super().__init__()
        width, groups = (2 * filters, 32) if kind == "resnext50" else (filters, 1)
        self.branch = nn.Sequential(
            unit(channels, width, 1), unit(width, width, 3, stride, groups=groups), unit(width, 4 * filters, 1, rectified=False),
            *([Gate(4 * filters)] if kind == "se-resnet50" else []))
        projects = stride > 1 or channels != 4 * filters
        self.shortcut = unit(channels, 4 * filters, 1, stride, rectified=False) if projects else nn.Identity()
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        y = self.branch(x)
        y += self.shortcut(x)
        return self.relu(y)


def network_of(kind):
    layers = [unit(3, 64, 7, 2), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, blocks in enumerate([3, 4, 6, 3]):
        for block in range(blocks):
            layers.append(Bottleneck(channels, 64 << stage, 2 if block == 0 and stage > 0 else 1, kind))
            channels = 256 << stage
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000))


def trained(network, device, arithmetic, batch, mode):
    network.train()
    optimizer = torch.optim.SGD(network.parameters(), lr=0.05, momentum=0.9, nesterov=True, fused=True)
    images = torch.randn(batch, 3, 224, 224, device=device).to(memory_format=torch.channels_last)
    labels = torch.randint(0, 1000, (batch,), device=device)

    def compute(images, labels):
        with torch.autocast(torch.device(device).type, dtype=torch.bfloat16, enabled=arithmetic == "BFLOAT16"):
            logits = network(images)
        return nn.functional.cross_entropy(logits.float(), labels)

    compute = as_mode(compute, mode)

    def step():
        loss = compute(images, labels)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def answering(network, device, arithmetic, batch, mode):
    kind = torch.bfloat16 if arithmetic == "BFLOAT16" else torch.float32
    network.eval().to(kind)
    on_gpu = torch.device(device).type == "cuda"
    images = torch.randn(batch, 3, 224, 224)
    images = images.pin_memory() if on_gpu else images
    compute = as_mode(lambda images: torch.softmax(network(images).float(), 1), mode)

    def answer():
        with torch.inference_mode():
            there = images.to(device, non_blocking=True).to(kind, memory_format=torch.channels_last)
            return compute(there).cpu()[0, 0].item()

    return answer


def as_mode(compute, mode):
    return compute if mode == "eager" else torch.compile(compute, mode=None if mode == "compile" else mode)


def main():
    device, arithmetic, batch, steps, mode, name = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5], sys.argv[6]
    kind = torch.device(device).type
    torch.manual_seed(1)
    torch.backends.cudnn.benchmark = True
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = arithmetic == "TF32"
    network = network_of(name).to(device).to(memory_format=torch.channels_last)
    prepare = answering if mode.startswith("answers-") else trained
    step = prepare(network, device, arithmetic, batch, mode.removeprefix("answers-"))
    for _ in sys.stdin:
        start = time.perf_counter()
        for _ in range(steps):
            value = step()
        print(f"{time.perf_counter() - start:.4f} {value:.4f}", flush=True)
    peak = torch.cuda.max_memory_allocated() / 2**20 if kind == "cuda" else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MiB", file=sys.stderr)


main()
