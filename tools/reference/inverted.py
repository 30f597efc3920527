"""The samples' block of one's own: Sandler et al., "MobileNetV2", 2018, arXiv:1801.04381, here with a projection where shapes differ."""
from torch import nn

from resnet import convolution, projection


class InvertedBottleneck(nn.Module):
    def __init__(self, inputs, filters, stride):
        super().__init__()
        width = filters * 6
        self.conv1 = convolution(inputs, width, 1)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = convolution(width, width, 3, stride, width)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = convolution(width, filters, 1)
        self.bn3 = nn.BatchNorm2d(filters)
        self.relu6 = nn.ReLU6()
        agrees = stride == 1 and inputs == filters
        self.downsample = nn.Identity() if agrees else projection(inputs, filters, stride)

    def forward(self, maps):
        branch = self.relu6(self.bn1(self.conv1(maps)))
        branch = self.relu6(self.bn2(self.conv2(branch)))
        return self.bn3(self.conv3(branch)) + self.downsample(maps)


class InvertedResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = convolution(3, 16, 3, 2)
        self.bn1 = nn.BatchNorm2d(16)
        self.relu6 = nn.ReLU6()
        self.layer1 = stage(16, 24, 2, 1)
        self.layer2 = stage(24, 40, 3, 2)
        self.layer3 = stage(40, 80, 3, 2)
        self.fc = nn.Linear(80, 100)

    def forward(self, images):
        maps = self.relu6(self.bn1(self.conv1(images)))
        return self.fc(self.layer3(self.layer2(self.layer1(maps))).mean((2, 3)))


def stage(inputs, filters, blocks, stride):
    others = [InvertedBottleneck(filters, filters, 1) for _ in range(blocks - 1)]
    return nn.Sequential(InvertedBottleneck(inputs, filters, stride), *others)
