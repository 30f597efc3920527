"""The networks of which there are reference files, by the name of the sample that declares the same one."""
from dataclasses import dataclass
from functools import partial
from typing import Callable, Tuple

from torch import nn

import attention
import preactivation
import resnet
from inverted import InvertedResNet
from preactivation import PooledProjection, ResNetV2
from resnet import BasicBlock, Blur, Bottleneck, ZeroPad, imagenet, pooled_projection

STAGES_OF_50 = (3, 4, 6, 3)
STAGES_OF_18 = (2, 2, 2, 2)

# Odd maps wherever a stride meets them: 17x13, 9x7, 5x4, 3x2.
ODD = (2, 3, 33, 25)
ONE_ODD = (1, 3, 33, 25)
# Means of 2x2 pixels do not fit an odd map's shortcut; timm fails there too.
EVEN = (1, 3, 64, 32)
CIFAR = (2, 3, 21, 15)
ONE_CIFAR = (1, 3, 21, 15)


@dataclass(frozen=True)
class Network:
    """
    published: library and name there, or the paper
    build: makes the module
    images: shape of the input, [N, C, H, W]
    stages: the modules whose outputs are kept, by the names they are kept under
    """

    published: str
    build: Callable[[], nn.Module]
    images: Tuple[int, int, int, int]
    stages: dict


def of_resnet(published, build, images=ONE_ODD, stem="maxpool", stages=4):
    return Network(published, build, images, {"stem": stem, **{f"layer{n}": f"layer{n}" for n in range(1, stages + 1)}})


def of_v2(published, build, images=ONE_ODD, stages=4):
    modules = {f"layer{n}": f"stages.{n - 1}" for n in range(1, stages + 1)}
    return Network(published, build, images, {"stem": "stem", **modules})


def torchvision(name, images=ONE_ODD, **settings):
    def build():
        # Only here, so that the others can be built without it.
        import torchvision.models

        return getattr(torchvision.models, name)(weights=None, **settings)

    return of_resnet("torchvision " + name, build, images)


def small_timm(block="BasicBlock", blurs=False, **settings):
    """timm's ResNet of few channels, with a deep stem."""

    def build():
        # Only here, so that the others can be built without it.
        from timm.layers import BlurPool2d
        from timm.models import resnet

        return resnet.ResNet(
            getattr(resnet, block),
            layers=(1, 2, 2, 1),
            num_classes=10,
            stem_type="deep",
            stem_width=4,
            channels=(8, 16, 16, 24),
            aa_layer=BlurPool2d if blurs else None,
            **settings,
        )

    return of_resnet("timm ResNet", build)


def small_timm_v2(**settings):
    """timm's ResNetV2 of few channels, with a deep stem."""

    def build():
        from timm.layers import BatchNormAct2d, create_conv2d
        from timm.models import resnetv2

        return resnetv2.ResNetV2(
            layers=(1, 2, 2, 1),
            num_classes=10,
            stem_type="deep",
            stem_chs=8,
            conv_layer=create_conv2d,
            norm_layer=BatchNormAct2d,
            **settings,
        )

    return of_v2("timm ResNetV2", build)


def timms_v2(name, stages, images=ONE_ODD):
    def build():
        import timm

        return timm.create_model(name)

    return of_v2("timm " + name, build, images, stages)


def attentive(name, kind, **settings):
    return partial(Bottleneck, attention=(name, partial(kind, **settings)))


NETWORKS = {
    "imagenet.ResNet18": torchvision("resnet18", ODD),
    "imagenet.ResNet50": torchvision("resnet50", ODD),
    "imagenet.ResNeXt50": torchvision("resnext50_32x4d", ODD),
    "imagenet.WideResNet50": torchvision("wide_resnet50_2"),
    "weights.DilatedResNet50": torchvision("resnet50", replace_stride_with_dilation=[False, True, True]),
    "weights.DilatedResNetD": small_timm(avg_down=True, output_stride=8),
    "weights.DilatedBottleneckD": small_timm(block="Bottleneck", avg_down=True, output_stride=16),
    "weights.DilatedSeNet": small_timm(block="Bottleneck", down_kernel_size=3, output_stride=8),
    "weights.DilatedBlurResNet": small_timm(blurs=True, output_stride=8),
    "weights.DilatedResNetV2D": small_timm_v2(
        basic=True, bottle_ratio=1, channels=(8, 16, 16, 24), avg_down=True, output_stride=8
    ),
    "weights.DilatedBottleneckV2D": small_timm_v2(channels=(32, 64, 64, 96), avg_down=True, output_stride=16),
    "imagenet.ResNet50D": of_resnet(
        "timm resnet50d",
        lambda: imagenet(stem=resnet.deep_stem(32, 32, 64), shortcut=pooled_projection),
    ),
    "imagenet.SeResNet50": of_resnet(
        "timm seresnet50", lambda: imagenet(attentive("se", attention.SqueezeExcitation)), ODD
    ),
    "imagenet.EcaResNet50T": of_resnet(
        "timm ecaresnet50t",
        lambda: imagenet(
            attentive("se", attention.EfficientChannel), stem=resnet.deep_stem(24, 32, 64), shortcut=pooled_projection
        ),
        ODD,
    ),
    "imagenet.ResNetRs50": of_resnet(
        "timm resnetrs50",
        lambda: imagenet(
            attentive("se", attention.SqueezeExcitation, ratio=1 / 4),
            stem=resnet.deep_stem(32, 32, 64),
            pool=resnet.convolution_pool(64),
            shortcut=pooled_projection,
        ),
        ODD,
    ),
    "imagenet.AaResNet50": of_resnet(
        "timm resnetaa50",
        lambda: imagenet(partial(Bottleneck, filter=lambda: nn.AvgPool2d(2)), pool=nn.AvgPool2d(2)),
        EVEN,
    ),
    "imagenet.BlurResNet50": of_resnet(
        "timm resnetblur50",
        lambda: imagenet(partial(Bottleneck, filter=Blur), pool=nn.Sequential(resnet.max_pool(1), Blur())),
    ),
    "imagenet.SeNet154": of_resnet(
        "timm senet154",
        lambda: imagenet(
            partial(
                Bottleneck, attention=("se", attention.SqueezeExcitation), groups=64, base_width=4, reduce_first=2
            ),
            blocks=(3, 8, 36, 3),
            stem=resnet.deep_stem(64, 64, 128),
            channels=128,
            shortcut=partial(resnet.projection, kernel=3),
        ),
    ),
    "imagenet.ResNet18V2": of_v2(
        "timm resnetv2_18", lambda: ResNetV2(preactivation.basic, STAGES_OF_18, preactivation.plain_stem), ODD
    ),
    "imagenet.ResNet50V2D": of_v2(
        "timm resnetv2_50d",
        lambda: ResNetV2(preactivation.bottleneck, STAGES_OF_50, preactivation.deep_stem, PooledProjection),
    ),
    "imagenet.GroupNormResNet50V2D": of_v2(
        "timm resnetv2_50d_gn",
        lambda: ResNetV2(
            preactivation.bottleneck,
            STAGES_OF_50,
            preactivation.deep_stem,
            PooledProjection,
            normalization=preactivation.group_normalization,
        ),
        ODD,
    ),
    # Behind it maps are so large that 32 bits are less than 1e-4 exact, in PyTorch too; the last normalization makes them small again.
    "imagenet.BitResNet50x1": timms_v2("resnetv2_50x1_bit", stages=1),
    "imagenet.CbamResNet18": of_resnet(
        "paper arXiv:1807.06521",
        lambda: imagenet(
            partial(BasicBlock, attention=("cbam", attention.ConvolutionalBlock)), STAGES_OF_18
        ),
        ODD,
    ),
    "imagenet.BamResNet50": of_resnet(
        "paper arXiv:1807.06514", lambda: imagenet(between=attention.Bottleneck), ODD
    ),
    "cifar.ResNet20": of_resnet(
        "paper arXiv:1512.03385, option A", lambda: resnet.cifar((3, 3, 3), ZeroPad), CIFAR, "relu", 3
    ),
    "cifar.ResNet20B": of_resnet(
        "paper arXiv:1512.03385, option B", lambda: resnet.cifar((3, 3, 3), resnet.projection), CIFAR, "relu", 3
    ),
    "cifar.PreActivationResNet110": of_v2(
        "paper arXiv:1603.05027",
        lambda: preactivation.cifar(preactivation.basic, (18, 18, 18), ZeroPad),
        ONE_CIFAR,
        3,
    ),
    "cifar.PreActivationResNet164": of_v2(
        "paper arXiv:1603.05027",
        lambda: preactivation.cifar(preactivation.bottleneck, (18, 18, 18)),
        ONE_CIFAR,
        3,
    ),
    "cifar.WideResNet16x4": of_v2(
        "paper arXiv:1605.07146",
        lambda: preactivation.cifar(preactivation.basic, (2, 2, 2), filters=64),
        ONE_CIFAR,
        3,
    ),
    "block.InvertedResNet": of_resnet(
        "paper arXiv:1801.04381, its block", InvertedResNet, (2, 3, 47, 33), "relu6", 3
    ),
    "course.FashionResNet": of_resnet(
        "torchvision's basic blocks",
        lambda: resnet.cifar((1, 1), resnet.projection, images=1, stride=2, filters=32, first_stride=2),
        (2, 1, 28, 28),
        "relu",
        2,
    ),
}
