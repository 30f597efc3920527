"""Random settings of RegNets, as timm and torchvision build them, and the declaration of each. (torchvision has a stem of 32 filters.)"""
from functools import partial

from timm.models.regnet import RegNet, RegNetCfg, generate_regnet
from torchvision.models import regnet as torchvision_regnet

from draw import activation, output_stride, start


def draw(dice):
    """timm's, of X or Y."""
    draw = start("RegNet", dice, even=False)
    attention = dice.choice((0.0, 0.25, 0.25, 0.5))
    settings = four_stages(
        lambda: RegNetCfg(
            depth=dice.randint(4, 9),
            w0=8,
            wa=dice.choice((6.2, 9.0, 12.5, 18.0)),
            wm=dice.choice((1.7, 2.0, 2.3)),
            group_size=dice.choice((2, 4, 8)),
            se_ratio=attention,
            stem_width=dice.choice((8, 16, 32)),
        )
    )
    draw.arguments.update(cfg=settings)
    output_stride(draw, dice)
    stages(draw, settings)
    if not attention:
        # timm's RegNet has its activation within the attention too, and the language a ReLU.
        activation(draw, dice)
    draw.build = partial(RegNet, **draw.arguments)
    return draw


def draw_torchvision(dice):
    draw = start("torchvision RegNet", dice, even=False)
    classes = draw.arguments["num_classes"]
    draw.arguments.clear()
    # torchvision's rounds widths another way, so that these are timm's only where they need no rounding.
    attention = dice.choice((None, 0.25))
    settings = four_stages(
        lambda: RegNetCfg(
            depth=dice.randint(4, 9),
            w0=8,
            wa=dice.choice((9.0, 18.0)),
            wm=2.0,
            group_size=dice.choice((4, 8)),
            se_ratio=attention or 0.0,
            stem_width=32,
        )
    )
    draw.input = (3, *draw.input[1:])
    draw.annotations[0] = f"@Input(height = {draw.input[1]}, width = {draw.input[2]})"
    draw.arguments.update(
        depth=settings.depth, w_0=8, w_a=settings.wa, w_m=2.0, group_width=settings.group_size, se_ratio=attention, num_classes=classes
    )
    stages(draw, settings)
    draw.build = partial(build_torchvision, **draw.arguments)
    return draw


def four_stages(draw):
    """Settings that make four stages, which both libraries ask for."""
    while True:
        settings = draw()
        if len(set(widths_of(settings))) == 4:
            return settings


def widths_of(settings):
    """Of each block."""
    return generate_regnet(settings.wa, settings.w0, settings.wm, settings.depth, settings.group_size)[0]


def build_torchvision(num_classes, **settings):
    blocks = torchvision_regnet.BlockParams.from_init_params(**settings)
    return torchvision_regnet.RegNet(blocks, num_classes=num_classes)


def stages(draw, settings):
    widths = widths_of(settings)
    draw.annotate("Stem", f"filters = {settings.stem_width}", "kernel = 3", "stride = 2")
    for width in sorted(set(widths)):
        # A group is as wide as a stage's filters.
        groups = width // settings.group_size
        if width % settings.group_size:
            raise ValueError("timm rounds it")
        draw.annotate(
            "ResidualStage",
            f"filters = {settings.group_size}",
            f"blocks = {widths.count(width)}",
            "stride = 2",
            "bottleneck = true",
            f"groups = {groups}",
            f"expansion = {groups}",
        )
    if settings.se_ratio:
        draw.annotate(
            "SqueezeExcitation",
            f"reduction = {round(1 / settings.se_ratio)}",
            "divisor = 1",
            "place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION",
        )
