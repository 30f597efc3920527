# Copyright 2026 the authors of Stagecraft
# SPDX-License-Identifier: Apache-2.0
#
# Trains ResNet-50 with PyTorch as its users would, and prints the seconds of so many steps, and the loss, each time a line comes on standard input:
# peer.py DEVICE ARITHMETIC BATCH STEPS eager|compile|max-autotune. At the end it says on standard error how many MiB of memory it took at most.
import resource
import sys
import time

import torch
from torch import nn


def unit(channels, filters, kernel, stride=1, rectified=True):
    layers = [nn.Conv2d(channels, filters, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(filters)]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if rectified else []))


class Bottleneck(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.branch = nn.Sequential(
            unit(channels, filters, 1), unit(filters, filters, 3, stride), unit(filters, 4 * filters, 1, rectified=False))
        projects = stride > 1 or channels != 4 * filters
        self.shortcut = unit(channels, 4 * filters, 1, stride, rectified=False) if projects else nn.Identity()
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        y = self.branch(x)
        y += self.shortcut(x)
        return self.relu(y)


def resnet50():
    layers = [unit(3, 64, 7, 2), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, blocks in enumerate([3, 4, 6, 3]):
        for block in range(blocks):
            layers.append(Bottleneck(channels, 64 << stage, 2 if block == 0 and stage > 0 else 1))
            channels = 256 << stage
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000))


def main():
    device, arithmetic, batch, steps, mode = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    kind = torch.device(device).type
    torch.manual_seed(1)
    torch.backends.cudnn.benchmark = True
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = arithmetic == "TF32"
    network = resnet50().to(device).to(memory_format=torch.channels_last).train()
    optimizer = torch.optim.SGD(network.parameters(), lr=0.05, momentum=0.9, nesterov=True, fused=True)
    images = torch.randn(batch, 3, 224, 224, device=device).to(memory_format=torch.channels_last)
    labels = torch.randint(0, 1000, (batch,), device=device)

    def compute(images, labels):
        with torch.autocast(kind, dtype=torch.bfloat16, enabled=arithmetic == "BFLOAT16"):
            logits = network(images)
        return nn.functional.cross_entropy(logits.float(), labels)

    compute = compute if mode == "eager" else torch.compile(compute, mode=None if mode == "compile" else mode)
    for _ in sys.stdin:
        start = time.perf_counter()
        for _ in range(steps):
            loss = compute(images, labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            value = loss.item()
        print(f"{time.perf_counter() - start:.4f} {value:.4f}", flush=True)
    peak = torch.cuda.max_memory_allocated() / 2**20 if kind == "cuda" else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MiB", file=sys.stderr)


main()
