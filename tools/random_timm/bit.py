"""Random settings of timm's `ResNetV2` with standardized weights, as BiT's networks have them, and the declaration of each."""
from functools import partial

from timm.layers import StdConv2d
from timm.models.resnetv2 import ResNetV2

import preactivation_v2


def draw(dice):
    draw = preactivation_v2.draw(dice)
    epsilon = dice.choice((1e-8, 1e-8, 1e-6, 1e-3))
    draw.arguments.update(conv_layer=partial(StdConv2d, eps=epsilon) if epsilon != 1e-6 else StdConv2d)
    draw.annotate("WeightStandardization", *([f"epsilon = {epsilon}"] if epsilon != 1e-6 else []))
    draw.build = partial(ResNetV2, **draw.arguments)
    return draw
