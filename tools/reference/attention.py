"""Attention, with the names of the weights of timm (SqueezeExcitation, EfficientChannel) and of the authors' code,
https://github.com/Jongchan/attention-module (ConvolutionalBlock, Bottleneck)."""
import math

import torch
from torch import nn


def mean(maps):
    return maps.mean((2, 3), keepdim=True)


class SqueezeExcitation(nn.Module):
    """Hu et al., "Squeeze-and-Excitation Networks", 2017, arXiv:1709.01507."""

    def __init__(self, channels, ratio=1 / 16):
        super().__init__()
        squeezed = divisible(channels * ratio, 8)
        self.fc1 = nn.Conv2d(channels, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, channels, 1)

    def forward(self, maps):
        return maps * torch.sigmoid(self.fc2(torch.relu(self.fc1(mean(maps)))))


def divisible(number, divisor):
    """The nearest multiple that is not 0, as timm rounds the squeezed channels."""
    return max(divisor, int(number + divisor / 2) // divisor * divisor)


class EfficientChannel(nn.Module):
    """Wang et al., "ECA-Net", 2019, arXiv:1910.03151."""

    def __init__(self, channels):
        super().__init__()
        half = int(abs(math.log2(channels) + 1) / 2)
        kernel = max(half if half % 2 else half + 1, 3)
        self.conv = nn.Conv1d(1, 1, kernel, padding=kernel // 2, bias=False)

    def forward(self, maps):
        gates = self.conv(mean(maps).flatten(2).transpose(1, 2)).transpose(1, 2)
        return maps * torch.sigmoid(gates).unsqueeze(3)


class ConvolutionalBlock(nn.Module):
    """Woo et al., "CBAM", 2018, arXiv:1807.06521."""

    def __init__(self, channels):
        super().__init__()
        self.ChannelGate = ChannelGate(channels)
        self.SpatialGate = SpatialGate()

    def forward(self, maps):
        return self.SpatialGate(self.ChannelGate(maps))


class ChannelGate(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.mlp = nn.Sequential(
            nn.Flatten(), nn.Linear(channels, channels // 16), nn.ReLU(), nn.Linear(channels // 16, channels)
        )

    def forward(self, maps):
        gates = self.mlp(mean(maps)) + self.mlp(maps.amax((2, 3)))
        return maps * torch.sigmoid(gates)[:, :, None, None]


class SpatialGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.spatial = nn.Sequential()
        self.spatial.add_module("conv", nn.Conv2d(2, 1, 7, padding=3, bias=False))
        self.spatial.add_module("bn", nn.BatchNorm2d(1))

    def forward(self, maps):
        statistics = torch.cat((maps.amax(1, keepdim=True), maps.mean(1, keepdim=True)), 1)
        return maps * torch.sigmoid(self.spatial(statistics))


class Bottleneck(nn.Module):
    """Park et al., "BAM", 2018, arXiv:1807.06514. The authors' mean is one of a square map; this one is of any."""

    def __init__(self, channels):
        super().__init__()
        squeezed = channels // 16
        self.channel_att = nn.Module()
        self.channel_att.gate_c = layers(
            flatten=nn.Flatten(),
            gate_c_fc_0=nn.Linear(channels, squeezed),
            gate_c_bn_1=nn.BatchNorm1d(squeezed),
            gate_c_relu_1=nn.ReLU(),
            gate_c_fc_final=nn.Linear(squeezed, channels),
        )
        self.spatial_att = nn.Module()
        self.spatial_att.gate_s = layers(
            gate_s_conv_reduce0=nn.Conv2d(channels, squeezed, 1),
            gate_s_bn_reduce0=nn.BatchNorm2d(squeezed),
            gate_s_relu_reduce0=nn.ReLU(),
            gate_s_conv_di_0=nn.Conv2d(squeezed, squeezed, 3, padding=4, dilation=4),
            gate_s_bn_di_0=nn.BatchNorm2d(squeezed),
            gate_s_relu_di_0=nn.ReLU(),
            gate_s_conv_di_1=nn.Conv2d(squeezed, squeezed, 3, padding=4, dilation=4),
            gate_s_bn_di_1=nn.BatchNorm2d(squeezed),
            gate_s_relu_di_1=nn.ReLU(),
            gate_s_conv_final=nn.Conv2d(squeezed, 1, 1),
        )

    def forward(self, maps):
        channel = self.channel_att.gate_c(mean(maps))[:, :, None, None]
        return maps * (1 + torch.sigmoid(channel * self.spatial_att.gate_s(maps)))


def layers(**named):
    sequence = nn.Sequential()
    for name, layer in named.items():
        sequence.add_module(name, layer)
    return sequence
