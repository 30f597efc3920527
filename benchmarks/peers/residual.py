"""ResNet-50 in PyTorch, a step of training with fused Adam for each line of the standard input.

    python resnet50.py TRAIN|TRAIN_BFLOAT16 RESNET50 <batch> eager|compiled

It prints "ready", or "skip" and why it cannot; and "done" after each step. OMP_NUM_THREADS says with how many threads.
"""

import shutil
import sys


def skip(reason):
    print("skip", reason, flush=True)
    sys.exit(0)


try:
    import torch
except ImportError:
    skip(f"{sys.executable} has no torch; give one that has with -Dpython=")

from torch import nn


def has_bfloat16():
    try:
        with open("/proc/cpuinfo") as info:
            flags = info.read()
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def convolution(inputs, outputs, kernel, stride=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)


class Bottleneck(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        outputs = 4 * width
        self.branch = nn.Sequential(
            convolution(inputs, width, 1),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            convolution(width, width, 3, stride),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            convolution(width, outputs, 1),
            nn.BatchNorm2d(outputs),
        )
        self.shortcut = nn.Identity()
        if inputs != outputs:
            self.shortcut = nn.Sequential(convolution(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs))

    def forward(self, maps):
        return torch.relu_(self.branch(maps) + self.shortcut(maps))


def resnet50():
    layers = [convolution(3, 64, 7, 2), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, blocks in enumerate((3, 4, 6, 3)):
        width = 64 << stage
        for block in range(blocks):
            layers.append(Bottleneck(channels, width, 2 if stage > 0 and block == 0 else 1))
            channels = 4 * width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000))


def main():
    kind, _, batch, mode = sys.argv[1:]
    bfloat16 = kind == "TRAIN_BFLOAT16"
    if bfloat16 and not has_bfloat16():
        skip("this CPU does not compute in bfloat16: it has neither avx512_bf16 nor amx_bf16")
    if mode == "compiled" and not (shutil.which("g++") or shutil.which("clang++")):
        skip("torch.compile needs g++ or clang++, and neither is there")
    network = resnet50().to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)
    images = torch.rand(int(batch), 3, 224, 224).to(memory_format=torch.channels_last)
    labels = torch.arange(int(batch)) % 10

    def compute(images, labels):
        with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
            return nn.functional.cross_entropy(network(images), labels)

    if mode == "compiled":
        compute = torch.compile(compute)
    print("ready", flush=True)
    for _ in sys.stdin:
        optimizer.zero_grad()
        loss = compute(images, labels)
        loss.backward()
        optimizer.step()
        loss.item()
        print("done", flush=True)


main()
