"""What both kinds of network share: a draw, and the choices that do not depend on the kind."""
from dataclasses import dataclass, field
from functools import partial
from typing import Callable

ACTIVATIONS = {
    "relu": "RELU",
    "relu6": "RELU6",
    "leaky_relu": "LEAKY_RELU",
    "elu": "ELU",
    "silu": "SILU",
    "gelu": "GELU",
    "mish": "MISH",
}
MAX_POOL = "@Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2{})"


@dataclass
class Draw:
    """
    kind: timm's class
    input: channels, height and width
    arguments: what the class is given
    annotations: the declaration, without its first line
    build: makes the network
    rename: what a tensor is called in the file, of what the network calls it
    shown: what else its settings are, that the class is not given
    blocks: the declaration's blocks of its own, if it has any
    """

    kind: str
    input: tuple
    arguments: dict = field(default_factory=dict)
    annotations: list = field(default_factory=list)
    build: Callable = None
    rename: Callable = str
    shown: dict = field(default_factory=dict)
    blocks: str = ""

    def settings(self):
        return f"{self.kind}({', '.join(f'{key}={text(value)}' for key, value in {**self.arguments, **self.shown}.items())})"

    def declaration(self, name):
        """`NAME` in an annotation or block is the network's."""
        declared = ["@ResidualNetwork", *self.annotations, f"public interface {name} {{}}", *([self.blocks] if self.blocks else [])]
        return "\n".join(declared).replace("NAME", name)

    def annotate(self, name, *settings):
        self.annotations.append(f"@{name}({', '.join(settings)})" if settings else f"@{name}")


def text(value):
    if isinstance(value, partial):
        return f"partial({text(value.func)}, {', '.join(f'{key}={text(it)}' for key, it in value.keywords.items())})"
    if isinstance(value, dict):
        return "dict(" + ", ".join(f"{key}={text(it)}" for key, it in value.items()) + ")"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(text, value)) + ")"
    return value.__name__ if isinstance(value, type) or callable(value) else repr(value)


def start(kind, dice, even):
    """A draw with an input, and what timm is told of it and of the head."""
    side = (lambda: 32 * dice.randint(1, 2)) if even else (lambda: dice.randint(17, 49))
    draw = Draw(kind, (dice.choice((1, 2, 3, 3, 3, 4, 5)), side(), side()))
    channels, height, width = draw.input
    classes = dice.randint(2, 12)
    draw.arguments.update(num_classes=classes, in_chans=channels)
    draw.annotate("Input", f"channels = {channels}", f"height = {height}", f"width = {width}")
    dropout = dice.choice((0, 0, 0.25))
    if dropout:
        draw.arguments.update(drop_rate=dropout)
    draw.annotate("Head", f"classes = {classes}", *([f"dropout = {dropout}"] if dropout else []))
    return draw


def output_stride(draw, dice):
    stride = dice.choice((8, 16, 32, 32))
    if stride < 32:
        draw.arguments.update(output_stride=stride)
        draw.annotate("OutputStride", str(stride))
    return stride


def activation(draw, dice):
    function = dice.choice(["relu"] * 4 + list(ACTIVATIONS))
    if function != "relu":
        draw.arguments.update(act_layer=function)
        draw.annotate("Activated", f"Activated.Function.{ACTIVATIONS[function]}")


def normalization(draw, dice, batch, group):
    """Of batches or groups; of both with an epsilon of its own at times."""
    epsilon = dice.choice((1e-5, 1e-5, 1e-3))
    told = {} if epsilon == 1e-5 else {"eps": epsilon}
    said = [] if epsilon == 1e-5 else [f"epsilon = {epsilon}"]
    if dice.random() < 0.7:
        draw.arguments.update(norm_layer=partial(batch, **told) if told else batch)
        if said:
            draw.annotate("Normalization", *said)
        return
    groups = dice.choice((1, 2, 4, 8))
    draw.arguments.update(norm_layer=partial(group, num_groups=groups, **told))
    draw.annotate("Normalization", "kind = Normalization.Kind.GROUP", f"groups = {groups}", *said)


def stochastic_depth(draw, dice):
    if dice.random() < 0.2:
        draw.arguments.update(drop_path_rate=0.1)
        draw.annotate("StochasticDepth", "rate = 0.1")
