"""Residual networks with the activation behind the addition, with the names of the weights of torchvision and timm.

He et al., "Deep Residual Learning for Image Recognition", 2015, arXiv:1512.03385, and what others made of it: deep stems and pooled
projections (He et al., "Bag of Tricks", 2018, arXiv:1812.01187), attention, filters against aliasing (Zhang, "Making Convolutional
Networks Shift-Invariant Again", 2019, arXiv:1904.11486), ResNet-RS (Bello et al., 2021, arXiv:2103.07579).
"""
import torch
from torch import nn
from torch.nn import functional as F


def convolution(inputs, outputs, kernel, stride=1, groups=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)


class Blur(nn.Module):
    """1 2 1 by 1 2 1 over 16, on maps padded by reflection."""

    def forward(self, maps):
        line = torch.tensor([0.25, 0.5, 0.25])
        kernel = (line[:, None] * line).expand(maps.shape[1], 1, 3, 3)
        return F.conv2d(F.pad(maps, [1] * 4, "reflect"), kernel, stride=2, groups=maps.shape[1])


class ZeroPad(nn.Module):
    """Option A: every second row and column, and channels of zeros on both sides."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.before = (outputs - inputs) // 2
        self.behind = outputs - inputs - self.before
        self.stride = stride

    def forward(self, maps):
        return F.pad(maps[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, self.before, self.behind))


def projection(inputs, outputs, stride, kernel=1):
    """Option B; of SENet-154 with a kernel of 3 where it strides."""
    return nn.Sequential(
        convolution(inputs, outputs, kernel if stride > 1 else 1, stride), nn.BatchNorm2d(outputs)
    )


def pooled_projection(inputs, outputs, stride):
    pool = nn.AvgPool2d(2, stride, ceil_mode=True, count_include_pad=False) if stride > 1 else nn.Identity()
    return nn.Sequential(pool, convolution(inputs, outputs, 1), nn.BatchNorm2d(outputs))


class Branch(nn.Module):
    """What a basic block and a bottleneck share."""

    def attend(self, attention, channels):
        """Adds an attention, given as (name, class), behind the last normalization."""
        self.attention = attention[0] if attention else None
        if attention:
            self.add_module(attention[0], attention[1](channels))

    def forward(self, maps):
        branch = self.branch(maps)
        if self.attention:
            branch = getattr(self, self.attention)(branch)
        shortcut = maps if self.downsample is None else self.downsample(maps)
        return torch.relu(branch + shortcut)


class BasicBlock(Branch):
    expansion = 1

    def __init__(self, inputs, filters, stride, downsample, attention=None):
        super().__init__()
        self.conv1 = convolution(inputs, filters, 3, stride)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = convolution(filters, filters, 3)
        self.bn2 = nn.BatchNorm2d(filters)
        self.attend(attention, filters)
        self.downsample = downsample

    def branch(self, maps):
        return self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(maps)))))


class Bottleneck(Branch):
    expansion = 4

    def __init__(
        self, inputs, filters, stride, downsample, attention=None, groups=1, base_width=64, reduce_first=1, filter=None
    ):
        super().__init__()
        width = filters * base_width // 64 * groups
        self.conv1 = convolution(inputs, width // reduce_first, 1)
        self.bn1 = nn.BatchNorm2d(width // reduce_first)
        self.conv2 = convolution(width // reduce_first, width, 3, 1 if filter else stride, groups)
        self.bn2 = nn.BatchNorm2d(width)
        self.aa = filter() if filter and stride > 1 else nn.Identity()
        self.conv3 = convolution(width, filters * 4, 1)
        self.bn3 = nn.BatchNorm2d(filters * 4)
        self.attend(attention, filters * 4)
        self.downsample = downsample

    def branch(self, maps):
        maps = torch.relu(self.bn1(self.conv1(maps)))
        maps = self.aa(torch.relu(self.bn2(self.conv2(maps))))
        return self.bn3(self.conv3(maps))


class ResNet(nn.Module):
    """
    block: BasicBlock or Bottleneck, perhaps with arguments
    blocks: how many a stage has
    filters: of the first stage; each next has twice as many
    stem, pool: from stem_of and the like
    shortcut: what makes a projection of (inputs, outputs, stride)
    between: what makes a module that stands between stages, of the channels
    """

    def __init__(self, block, blocks, stem, pool, shortcut=projection, filters=64, channels=64, classes=1000, between=None, first_stride=1):
        super().__init__()
        self.conv1 = stem
        self.bn1 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()
        self.maxpool = pool
        self.between = len(blocks) - 1 if between else 0
        expansion = getattr(block, "func", block).expansion
        for index, count in enumerate(blocks):
            width = filters << index
            stage = []
            for number in range(count):
                stride = 1 if number > 0 else 2 if index > 0 else first_stride
                outputs = width * expansion
                agrees = stride == 1 and channels == outputs
                stage.append(block(channels, width, stride, None if agrees else shortcut(channels, outputs, stride)))
                channels = outputs
            self.add_module(f"layer{index + 1}", nn.Sequential(*stage))
            if index < self.between:
                self.add_module(f"bam{index + 1}", between(channels))
        self.stages = len(blocks)
        self.fc = nn.Linear(channels, classes)

    def forward(self, images):
        maps = self.maxpool(self.relu(self.bn1(self.conv1(images))))
        for number in range(1, self.stages + 1):
            maps = getattr(self, f"layer{number}")(maps)
            if number <= self.between:
                maps = getattr(self, f"bam{number}")(maps)
        return self.fc(maps.mean((2, 3)))


def plain_stem():
    return convolution(3, 64, 7, 2)


def deep_stem(first, second, third):
    """Three convolutions, of which the first strides; the last one's normalization and activation are the network's."""
    return nn.Sequential(
        convolution(3, first, 3, 2),
        nn.BatchNorm2d(first),
        nn.ReLU(),
        convolution(first, second, 3),
        nn.BatchNorm2d(second),
        nn.ReLU(),
        convolution(second, third, 3),
    )


def max_pool(stride=2):
    return nn.MaxPool2d(3, stride, 1)


def convolution_pool(channels):
    """ResNet-RS has a convolution in place of the pool."""
    return nn.Sequential(convolution(channels, channels, 3, 2), nn.BatchNorm2d(channels), nn.ReLU())


def cifar(blocks, shortcut, images=3, stride=1, **settings):
    """Section 4.2 of He et al., 2015."""
    return ResNet(
        BasicBlock,
        blocks,
        convolution(images, 16, 3, stride),
        nn.Identity(),
        shortcut,
        channels=16,
        classes=10,
        **{"filters": 16, **settings},
    )


def imagenet(block=Bottleneck, blocks=(3, 4, 6, 3), stem=None, pool=None, **settings):
    return ResNet(block, blocks, stem or plain_stem(), pool or max_pool(), **settings)
