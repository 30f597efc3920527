"""Random settings of timm's `ResNet`, and the declaration of each."""
from functools import partial

from timm.layers import BlurPool2d, EcaModule, GroupNorm, SEModule
from timm.models.resnet import BasicBlock, Bottleneck, ResNet
from torch import nn

from draw import MAX_POOL, activation, normalization, output_stride, start, stochastic_depth


def draw(dice):
    filter = dice.choice((None, None, BlurPool2d, nn.AvgPool2d))
    # Means of 2x2 pixels do not fit the shortcut of an odd map, in timm either.
    draw = start("ResNet", dice, even=filter is nn.AvgPool2d)
    stem(draw, dice)
    stages(draw, dice)
    output_stride(draw, dice)
    shortcuts(draw, dice)
    activation(draw, dice)
    normalization(draw, dice, nn.BatchNorm2d, GroupNorm)
    attention(draw, dice)
    if filter:
        draw.arguments.update(aa_layer=filter)
        draw.annotate("AntiAliased", f"AntiAliased.Filter.{'BLUR' if filter is BlurPool2d else 'AVERAGE'}")
    stochastic_depth(draw, dice)
    if dice.random() < 0.15:
        draw.arguments.update(drop_block_rate=0.1)
        draw.annotate("DropBlock", "rate = 0.1")
    draw.build = partial(ResNet, **draw.arguments)
    return draw


def stem(draw, dice):
    kind = dice.choice(("", "deep", "deep", "deep_tiered"))
    width = dice.choice((4, 6, 8, 12, 16))
    filters, kernel = "64", 7
    if kind:
        draw.arguments.update(stem_type=kind, stem_width=width)
        first = width // 4 * 3 if kind == "deep_tiered" else width
        filters, kernel = f"{{{first}, {width}, {2 * width}}}", 3
    pool = MAX_POOL.format("")
    if dice.random() < 0.2:
        draw.arguments.update(replace_stem_pool=True)
        pool = pool.replace("MAX", "CONVOLUTION")
    draw.annotate("Stem", f"filters = {filters}", f"kernel = {kernel}", "stride = 2", f"pool = {pool}")


def stages(draw, dice):
    mixed = dice.random() < 0.1
    same = dice.choice((BasicBlock, Bottleneck))
    blocks = tuple(dice.choice((BasicBlock, Bottleneck)) if mixed else same for _ in range(4))
    layers = tuple(dice.randint(1, 3) for _ in blocks)
    widths = dice.choice(((4, 8, 12, 16), (8, 16, 24, 32), (16, 16, 24, 24), (8, 12, 20, 28), (5, 10, 15, 25), (64, 16, 32, 16)))
    groups, base, grouped = 1, 64, []
    if set(blocks) == {Bottleneck} and dice.random() < 0.5:
        groups, base = dice.choice(((1, 128), (1, 32), (2, 64), (4, 16), (2, 32), (8, 8), (3, 48), (16, 4)))
        if min(widths) * base < 64:
            raise ValueError("a group without channels")
        draw.arguments.update(cardinality=groups, base_width=base)
        grouped = [f"groups = {groups}", f"baseWidth = {base}"]
    draw.arguments.update(block=blocks if mixed else same, layers=layers, channels=widths)
    for block, count, width in zip(blocks, layers, widths):
        bottleneck = ["bottleneck = true", *grouped] if block is Bottleneck else []
        draw.annotate("ResidualStage", f"filters = {width}", f"blocks = {count}", *bottleneck)


def shortcuts(draw, dice):
    design = []
    if dice.random() < 0.4:
        draw.arguments.update(avg_down=True)
        design.append("shortcut = Shortcut.POOLED_PROJECTION")
    elif dice.random() < 0.3:
        draw.arguments.update(down_kernel_size=3)
        design.append("projectionKernel = 3")
    # timm rounds half of an odd number of filters down, and the language asks for another number.
    if dice.random() < 0.15 and all(width % 2 == 0 for width in draw.arguments["channels"]):
        draw.arguments.update(block_reduce_first=2)
        design.append("reduceFirst = 2")
    if dice.random() < 0.5:
        # Only the first weights follow from it, and these are replaced.
        draw.arguments.update(zero_init_last=True)
        design.append("zeroInitResidual = true")
    if design:
        draw.annotate("BlockDesign", *design)


def attention(draw, dice):
    kind = dice.choice((None, None, "se", "eca"))
    if kind == "se":
        reduction, divisor = dice.choice(((16, 8), (4, 8), (8, 1), (2, 4)))
        layer = partial(SEModule, rd_ratio=1 / reduction, rd_divisor=divisor)
        draw.annotate("SqueezeExcitation", f"reduction = {reduction}", f"divisor = {divisor}")
    elif kind == "eca":
        layer = EcaModule
        draw.annotate("EfficientChannelAttention")
    else:
        return
    draw.arguments.update(block_args=dict(attn_layer=layer))
