"""Random settings of timm's `ResNetV2`, and the declaration of each."""
from functools import partial

from timm.layers import BatchNormAct2d, GroupNormAct, create_conv2d
from timm.models.resnetv2 import ResNetV2

from draw import MAX_POOL, activation, normalization, output_stride, start, stochastic_depth


def draw(dice):
    draw = start("ResNetV2", dice, even=False)
    draw.arguments.update(conv_layer=create_conv2d)
    channels = stem(draw, dice)
    pooled = dice.random() < 0.4
    design = ["order = BlockDesign.Order.PRE_ACTIVATION"]
    if pooled:
        draw.arguments.update(avg_down=True)
        design.append("shortcut = Shortcut.POOLED_PROJECTION")
    output_stride(draw, dice)
    stages(draw, dice, channels, design, "POOLED_PROJECTION" if pooled else "PROJECTION")
    activation(draw, dice)
    normalization(draw, dice, BatchNormAct2d, GroupNormAct)
    stochastic_depth(draw, dice)
    draw.build = partial(ResNetV2, **draw.arguments)
    return draw


def stem(draw, dice):
    """How many channels it has."""
    kind = dice.choice(("", "deep", "tiered", "fixed", "deep_fixed"))
    channels = dice.choice((8, 16, 24, 32))
    draw.arguments.update(stem_type=kind, stem_chs=channels)
    filters, kernel = str(channels), 7
    if "deep" in kind or "tiered" in kind:
        first = 3 * channels // 8 if kind == "tiered" else channels // 2
        filters, kernel = f"{{{first}, {channels // 2}, {channels}}}", 3
    pool = MAX_POOL.format(", zeroPadded = true" if "fixed" in kind else "")
    draw.annotate("Stem", f"filters = {filters}", f"kernel = {kernel}", "stride = 2", f"pool = {pool}")
    return channels


def stages(draw, dice, channels, design, projection):
    layers = tuple(dice.randint(1, 3) for _ in range(4))
    basic = dice.random() < 0.5
    if basic:
        widths = dice.choice(((8, 16, 24, 32), (16, 16, 16, 16), (16, 32, 32, 16)))
        ratio = dice.choice((1.0, 1.0, 0.5))
        if ratio == 0.5:
            widths = tuple(2 * width for width in widths)
            design.append("reduceFirst = 2")
    else:
        ratio = dice.choice((0.25, 0.25, 0.5, 1.0))
        widths = tuple(round(filters / ratio) for filters in dice.choice(((8, 8, 16, 16), (8, 16, 16, 24), (8, 16, 24, 8))))
    draw.arguments.update(layers=layers, channels=widths, basic=basic, bottle_ratio=ratio)
    draw.annotate("BlockDesign", *design)
    for number, (count, outputs) in enumerate(zip(layers, widths)):
        bottleneck = [] if basic else ["bottleneck = true", f"expansion = {round(1 / ratio)}"]
        # timm's bottlenecks project in each stage, its basic blocks where the shape changes or a dilation begins.
        asked = [] if number > 0 or basic or channels != outputs else [f"shortcut = Shortcut.{projection}"]
        filters = outputs if basic else round(outputs * ratio)
        draw.annotate("ResidualStage", f"filters = {filters}", f"blocks = {count}", *bottleneck, *asked)
        channels = outputs
