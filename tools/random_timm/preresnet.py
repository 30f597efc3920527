"""Random settings of pytorchcv's PreResNets, and the declaration of each. Their tensors get the names that Stagecraft's have."""
import re
from functools import partial

from torch import nn

from draw import MAX_POOL, start

# Of the kinds whose head has a normalization: those of a ResNetV2 of timm.
V2 = {
    r"features\.init_block\.conv\.": "stem.conv.",
    r"features\.init_block\.bn\.": "bn1.",
    r"features\.stage(\d+)\.unit(\d+)\.body\.conv(\d)\.bn\.": "stages.{0}.blocks.{1}.norm{2}.",
    r"features\.stage(\d+)\.unit(\d+)\.body\.conv(\d)\.conv\.": "stages.{0}.blocks.{1}.conv{2}.",
    r"features\.stage(\d+)\.unit(\d+)\.se\.conv(\d)\.": "stages.{0}.blocks.{1}.se.fc{2}.",
    r"features\.stage(\d+)\.unit(\d+)\.identity_conv\.": "stages.{0}.blocks.{1}.downsample.conv.",
    r"features\.post_activ\.bn\.": "norm.",
    r"output\.": "head.fc.",
}
OTHER = {
    r"features\.init_block\.conv\.": "conv1.",
    r"features\.init_block\.bn\.": "bn1.",
    r"features\.stage(\d+)\.unit(\d+)\.body\.conv(\d)\.bn\.": "layer{0}.{1}.bn{2}.",
    r"features\.stage(\d+)\.unit(\d+)\.body\.conv(\d)\.conv\.": "layer{0}.{1}.conv{2}.",
    r"features\.stage(\d+)\.unit(\d+)\.se\.conv(\d)\.": "layer{0}.{1}.se.fc{2}.",
    r"features\.stage(\d+)\.unit(\d+)\.identity_conv\.": "layer{0}.{1}.downsample.0.",
    r"output\.": "fc.",
}


def rename(names, first, name):
    for pattern, form in names.items():
        found = re.match(pattern, name)
        if found:
            numbers = list(found.groups())
            # pytorchcv counts stages and units from 1.
            place = [int(numbers[0]) - 1 + first, int(numbers[1]) - 1] if len(numbers) > 1 else []
            return form.format(*place, *numbers[2:]) + name[found.end() :]
    raise KeyError(name)


def draw(dice):
    # Only here, so that the others can be drawn without it.
    from pytorchcv.models.preresnet import PreResNet
    from pytorchcv.models.sepreresnet import SEPreResNet
    from pytorchcv.models.sepreresnet_cifar import CIFARSEPreResNet

    kind = dice.choice((PreResNet, SEPreResNet, CIFARSEPreResNet))
    cifar = kind is CIFARSEPreResNet
    draw = start(kind.__name__, dice, even=False)
    bottleneck = dice.random() < 0.5
    layers = tuple(dice.randint(1, 3) for _ in range(3))
    widths = dice.choice(((8, 16, 24), (16, 16, 32), (4, 8, 16)) if kind is PreResNet else ((16, 32, 48), (16, 16, 32)))
    outputs = tuple(4 * width if bottleneck else width for width in widths)
    first = dice.choice((8, 16))
    arguments = dict(
        channels=[[outputs[i]] * layers[i] for i in range(3)],
        init_block_channels=first,
        bottleneck=bottleneck,
        in_channels=draw.input[0],
        num_classes=draw.arguments["num_classes"],
    )
    pool = "" if cifar else ", pool = " + MAX_POOL.format("")
    draw.annotate("Stem", f"filters = {first}", f"kernel = {3 if cifar else 7}, stride = {1 if cifar else 2}, normalized = true" + pool)
    design = ["order = BlockDesign.Order.PRE_ACTIVATION"]
    if not cifar:
        arguments.update(conv1_stride=bottleneck and dice.random() < 0.5)
        if arguments["conv1_stride"]:
            design.append("strideOn = BlockDesign.StrideOn.FIRST")
    draw.annotate("BlockDesign", *design)
    for width, count in zip(widths, layers):
        draw.annotate("ResidualStage", f"filters = {width}", f"blocks = {count}", *(["bottleneck = true"] if bottleneck else []))
    if kind is not PreResNet:
        draw.annotate("SqueezeExcitation", "reduction = 16", "divisor = 1")
    if cifar:
        draw.annotations[1] = draw.annotations[1][:-1] + ", normalized = false)"
    draw.arguments = arguments
    draw.rename = partial(rename, OTHER, 1) if cifar else partial(rename, V2, 0)
    draw.build = partial(build, kind, arguments)
    return draw


def build(kind, arguments):
    module = kind(**arguments)
    # Of pytorchcv's it is a mean of 7x7 or 8x8 pixels, all of the map.
    module.features.final_pool = nn.AdaptiveAvgPool2d(1)
    return module
