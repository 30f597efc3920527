"""Residual networks in PyTorch, a step of training with fused Adam for each line of the standard input.

    python residual.py TRAIN|TRAIN_BFLOAT16 RESNET20|RESNET50|SE_RESNET50|RESNEXT50 <batch> eager|compiled

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


def convolution(inputs, outputs, kernel, stride=1, groups=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)


class Gate(nn.Module):
    """Squeeze-excitation."""

    def __init__(self, channels):
        super().__init__()
        self.factors = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(channels, channels // 16, 1),
            nn.ReLU(inplace=True),
            nn.Conv2d(channels // 16, channels, 1),
            nn.Sigmoid(),
        )

    def forward(self, maps):
        return maps * self.factors(maps)


class Block(nn.Module):
    def __init__(self, branch, shortcut):
        super().__init__()
        self.branch = branch
        self.shortcut = shortcut

    def forward(self, maps):
        return torch.relu_(self.branch(maps) + self.shortcut(maps))


def projection(inputs, outputs, stride):
    if inputs == outputs:
        return nn.Identity()
    return nn.Sequential(convolution(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs))


def bottleneck(inputs, filters, stride, groups, base_width, is_gated):
    width = filters * base_width // 64 * groups
    outputs = 4 * filters
    branch = [
        convolution(inputs, width, 1),
        nn.BatchNorm2d(width),
        nn.ReLU(inplace=True),
        convolution(width, width, 3, stride, groups),
        nn.BatchNorm2d(width),
        nn.ReLU(inplace=True),
        convolution(width, outputs, 1),
        nn.BatchNorm2d(outputs),
    ]
    if is_gated:
        branch.append(Gate(outputs))
    return Block(nn.Sequential(*branch), projection(inputs, outputs, stride))


def resnet50(groups=1, base_width=64, is_gated=False):
    layers = [convolution(3, 64, 7, 2), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    channels = 64
    for stage, blocks in enumerate((3, 4, 6, 3)):
        filters = 64 << stage
        for block in range(blocks):
            stride = 2 if stage > 0 and block == 0 else 1
            layers.append(bottleneck(channels, filters, stride, groups, base_width, is_gated))
            channels = 4 * filters
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 1000))


def resnet20():
    layers = [convolution(3, 16, 3), nn.BatchNorm2d(16), nn.ReLU(inplace=True)]
    channels = 16
    for stage in range(3):
        filters = 16 << stage
        for block in range(3):
            stride = 2 if stage > 0 and block == 0 else 1
            branch = nn.Sequential(
                convolution(channels, filters, 3, stride),
                nn.BatchNorm2d(filters),
                nn.ReLU(inplace=True),
                convolution(filters, filters, 3),
                nn.BatchNorm2d(filters),
            )
            layers.append(Block(branch, projection(channels, filters, stride)))
            channels = filters
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


NETWORKS = {
    "RESNET20": (resnet20, 32),
    "RESNET50": (resnet50, 224),
    "SE_RESNET50": (lambda: resnet50(is_gated=True), 224),
    "RESNEXT50": (lambda: resnet50(groups=32, base_width=4), 224),
}


def main():
    kind, name, batch, mode = sys.argv[1:]
    bfloat16 = kind == "TRAIN_BFLOAT16"
    if bfloat16 and not has_bfloat16():
        skip("this CPU does not compute in bfloat16: it has neither avx512_bf16 nor amx_bf16")
    if mode == "compiled" and not (shutil.which("g++") or shutil.which("clang++")):
        skip("torch.compile needs g++ or clang++, and neither is there")
    make, pixels = NETWORKS[name]
    network = make().to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)
    images = torch.rand(int(batch), 3, pixels, pixels).to(memory_format=torch.channels_last)
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
