"""Random settings of timm's legacy SE-ResNets, of few channels, and the declaration of each."""
from timm.models import senet

from draw import MAX_POOL, start

# By timm's block: what its stages say, and what @BlockDesign does.
STAGES = {
    senet.SEResNetBlock: "block = NAMEBlock.class",
    senet.SEResNetBottleneck: "bottleneck = true",
    senet.SEResNeXtBottleneck: "bottleneck = true, groups = {groups}, baseWidth = 4",
    senet.SEBottleneck: "bottleneck = true, groups = {groups}, baseWidth = {base}",
}
DESIGNS = {
    senet.SEResNetBottleneck: ["strideOn = BlockDesign.StrideOn.FIRST"],
    senet.SEBottleneck: ["reduceFirst = 2"],
}
# The last of a block has an activation too.
BASIC_BLOCK = "@ResidualBlock @Conv(strided = true) @Conv(activation = true) interface NAMEBlock {}"


def draw(dice):
    draw = start("SENet", dice, even=False)
    block = dice.choice(list(STAGES))
    deep = dice.random() < 0.4
    widths = dice.choice(((16, 16, 32, 32), (16, 32, 48, 64), (32, 32, 16, 16)))
    layers = tuple(dice.randint(1, 2) for _ in widths)
    reduction = dice.choice((4, 8, 16))
    groups = dice.choice((2, 4, 8)) if block in (senet.SEResNeXtBottleneck, senet.SEBottleneck) else 1
    kernel = dice.choice((1, 3))
    first = dice.choice((8, 12, 16))
    draw.arguments.setdefault("drop_rate", 0.0)
    draw.arguments.update(
        block=block,
        layers=layers,
        groups=groups,
        reduction=reduction,
        inplanes=first,
        input_3x3=deep,
        downsample_kernel_size=kernel,
        downsample_padding=kernel // 2,
    )
    # A deep stem has 64 filters in front of the last, in timm.
    filters, size = (f"{{64, 64, {first}}}", 3) if deep else (first, 7)
    pool = MAX_POOL.format(", padding = Pool.CEIL")
    draw.annotate("Stem", f"filters = {filters}", f"kernel = {size}", "stride = 2", f"pool = {pool}")
    design = DESIGNS.get(block, []) + (["projectionKernel = 3"] if kernel == 3 else [])
    if design:
        draw.annotate("BlockDesign", *design)
    draw.annotate("SqueezeExcitation", f"reduction = {reduction}", "divisor = 1")
    for width, count in zip(widths, layers):
        draw.annotate("ResidualStage", f"filters = {width}", f"blocks = {count}", STAGES[block].format(groups=groups, base=256 // groups))
    draw.blocks = BASIC_BLOCK if block is senet.SEResNetBlock else ""
    draw.shown = dict(planes=widths)
    draw.build = lambda: build(draw.arguments, widths)
    return draw


def build(arguments, widths):
    """timm's network with stages of these widths: its own are 64 to 512."""
    module = senet.SENet(**arguments)
    block, groups, reduction = (arguments[name] for name in ("block", "groups", "reduction"))
    module.inplanes = arguments["inplanes"]
    for number, (width, count) in enumerate(zip(widths, arguments["layers"]), 1):
        kernel = arguments["downsample_kernel_size"] if number > 1 else 1
        stage = module._make_layer(block, width, count, groups, reduction, 1 if number == 1 else 2, kernel, kernel // 2)
        setattr(module, f"layer{number}", stage)
    module.num_features = module.inplanes
    module.reset_classifier(arguments["num_classes"])
    return module
