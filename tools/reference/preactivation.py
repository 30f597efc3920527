"""Residual networks with normalization and activation before each convolution, with the names of the weights of timm.

He et al., "Identity Mappings in Deep Residual Networks", 2016, arXiv:1603.05027; Zagoruyko and Komodakis, "Wide Residual Networks", 2016,
arXiv:1605.07146.
"""
import torch
from torch import nn

from resnet import ZeroPad, convolution


def batch_normalization(channels):
    return nn.BatchNorm2d(channels)


def group_normalization(channels):
    return nn.GroupNorm(32, channels)


class Projection(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv = convolution(inputs, outputs, 1, stride)

    def forward(self, maps):
        return self.conv(maps)


class PooledProjection(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.pool = nn.AvgPool2d(2, stride, ceil_mode=True, count_include_pad=False) if stride > 1 else nn.Identity()
        self.conv = convolution(inputs, outputs, 1)

    def forward(self, maps):
        return self.conv(self.pool(maps))


class Block(nn.Module):
    """The convolutions as (kernel, inputs, outputs, stride), each behind a normalization and a ReLU."""

    def __init__(self, convolutions, downsample, normalization):
        super().__init__()
        for number, (kernel, inputs, outputs, stride) in enumerate(convolutions, 1):
            self.add_module(f"norm{number}", normalization(inputs))
            self.add_module(f"conv{number}", convolution(inputs, outputs, kernel, stride))
        self.convolutions = len(convolutions)
        self.downsample = downsample

    def forward(self, maps):
        activated = torch.relu(self.norm1(maps))
        branch = self.conv1(activated)
        for number in range(2, self.convolutions + 1):
            branch = torch.relu(getattr(self, f"norm{number}")(branch))
            branch = getattr(self, f"conv{number}")(branch)
        return branch + self.shortcut(maps, activated)

    def shortcut(self, maps, activated):
        """A projection is one of what the branch's first convolution takes; option A is as near to the identity as it can be."""
        if self.downsample is None:
            return maps
        return self.downsample(maps if isinstance(self.downsample, ZeroPad) else activated)


def basic(inputs, filters, stride):
    return [(3, inputs, filters, stride), (3, filters, filters, 1)]


def bottleneck(inputs, filters, stride):
    return [(1, inputs, filters, 1), (3, filters, filters, stride), (1, filters, filters * 4, 1)]


class ResNetV2(nn.Module):
    def __init__(
        self, block, blocks, stem, shortcut=Projection, filters=64, classes=1000, normalization=batch_normalization
    ):
        super().__init__()
        self.stem, channels = stem(normalization)
        self.stages = nn.Sequential()
        for index, count in enumerate(blocks):
            sequence = []
            for number in range(count):
                stride = 2 if index > 0 and number == 0 else 1
                convolutions = block(channels, filters << index, stride)
                outputs = convolutions[-1][2]
                agrees = stride == 1 and channels == outputs
                downsample = None if agrees else shortcut(channels, outputs, stride)
                sequence.append(Block(convolutions, downsample, normalization))
                channels = outputs
            self.stages.append(Stage(sequence))
        self.norm = normalization(channels)
        self.head = Head(channels, classes)

    def forward(self, images):
        return self.head(torch.relu(self.norm(self.stages(self.stem(images)))))


class Stage(nn.Module):
    def __init__(self, blocks):
        super().__init__()
        self.blocks = nn.Sequential(*blocks)

    def forward(self, maps):
        return self.blocks(maps)


class Head(nn.Module):
    """timm's classifier here is a 1x1 convolution of the means."""

    def __init__(self, channels, classes):
        super().__init__()
        self.fc = nn.Conv2d(channels, classes, 1)

    def forward(self, maps):
        return self.fc(maps.mean((2, 3), keepdim=True)).flatten(1)


def plain_stem(normalization):
    return named(conv=convolution(3, 64, 7, 2), pool=nn.MaxPool2d(3, 2, 1)), 64


def deep_stem(normalization):
    stem = named(
        conv1=convolution(3, 32, 3, 2),
        norm1=normalization(32),
        relu1=nn.ReLU(),
        conv2=convolution(32, 32, 3),
        norm2=normalization(32),
        relu2=nn.ReLU(),
        conv3=convolution(32, 64, 3),
        pool=nn.MaxPool2d(3, 2, 1),
    )
    return stem, 64


def cifar_stem(normalization):
    return named(conv=convolution(3, 16, 3)), 16


def named(**layers):
    sequence = nn.Sequential()
    for name, layer in layers.items():
        sequence.add_module(name, layer)
    return sequence


def cifar(block, blocks, shortcut=Projection, filters=16):
    return ResNetV2(block, blocks, cifar_stem, shortcut, filters=filters, classes=10)
