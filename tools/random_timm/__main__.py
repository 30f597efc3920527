"""Writes random networks of timm and others, the declarations of the same, and what they answer.

    python3 tools/random_timm FILE SEED COUNT [regnet|preresnet|legacy|bit]

With the last word they are RegNets of timm and torchvision, PreResNets of pytorchcv, timm's legacy SE-ResNets, or its `ResNetV2` with standardized weights;
without it timm's `ResNet` and `ResNetV2`.
A line of the file is a network, as JSON: `settings` (how timm is told), `declaration`, `images` (their shape, [N, C, H, W]), `parameters`,
`tensors` (name and shape of each) and `probabilities` ([N, classes]). Images and weights, running statistics among them, follow from
their names, as ../reference/random_weights.py says; in front of each name stands the network's number and a slash. The classifier's weights
are then multiplied by `factor`, and its bias is `bias`: so that the probabilities of two images differ by much more than rounding does.
"""
import json
import math
import pathlib
import random
import sys

import torchvision_operators  # in front of timm
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "reference"))
import bit
import legacy
import postactivation
import preactivation_v2
import preresnet
import random_weights
import regnet

BATCH = 2
# By how much a probability may differ from what PyTorch computes with 64 bits. Standardized weights make maps large where running statistics are drawn.
ROUNDING = 2e-5
MOST = 128
INITIALS = {"resnet": "N", "regnet": "R", "preresnet": "P", "legacy": "L", "bit": "B"}
KINDS = {
    "resnet": (postactivation.draw, postactivation.draw, preactivation_v2.draw),
    "preresnet": (preresnet.draw,),
    "legacy": (legacy.draw,),
    "bit": (bit.draw,),
    "regnet": (regnet.draw, regnet.draw, regnet.draw_torchvision),
}


def main(file, seed, count, kind="resnet"):
    with open(file, "w") as stream:
        for number in range(int(count)):
            stream.write(json.dumps(network(seed, number, kind), separators=(",", ":")) + "\n")


def network(seed, number, kind):
    """The network of this number: the first that its library builds and runs of those that are drawn."""
    dice = random.Random(f"{seed}/{number}")
    while True:
        draw = dice.choice(KINDS[kind])
        try:
            return answered(draw(dice), number, kind)
        except (ValueError, RuntimeError, AssertionError):
            # Channels that groups do not divide, or maps that a filter does not fit: there is no such network. Or one that tells nothing.
            continue


def answered(draw, number, kind):
    module = draw.build().eval()
    weights = {
        name: torch.from_numpy(random_weights.tensor(f"{number}/{draw.rename(name)}", tuple(value.shape))).reshape(value.shape)
        for name, value in module.state_dict().items()
    }
    module.load_state_dict(weights)
    images = torch.from_numpy(random_weights.uniform(f"{number}/input", -2, 2, (BATCH, *draw.input)))
    with torch.no_grad():
        factor, bias = spread(classifier(module), module(images))
        probabilities = module(images).softmax(1)
        exact = module.double()(images.double()).softmax(1)
    if (probabilities.double() - exact).abs().max() > ROUNDING:
        raise ValueError("rounding decides what it answers")
    return {
        "name": f"{INITIALS[kind]}{number}",
        "settings": draw.settings(),
        "declaration": draw.declaration(f"{INITIALS[kind]}{number}"),
        "images": list(images.shape),
        "parameters": sum(parameter.numel() for parameter in module.parameters()),
        "tensors": [[draw.rename(name), list(value.shape)] for name, value in weights.items()],
        "factor": factor,
        "bias": bias,
        "probabilities": [[round(value, 7) for value in row] for row in probabilities.tolist()],
    }


def classifier(module):
    """The last layer, as timm, torchvision or pytorchcv has it."""
    if hasattr(module, "get_classifier"):
        return module.get_classifier()
    return module.fc if hasattr(module, "fc") else module.output


def spread(classifier, logits):
    """Has a classifier see what differs between images, given the logits that it has: by which power of two its weights grow, and its bias."""
    common = logits.mean(0)
    factor = min(MOST, 2 ** max(0, -math.floor(math.log2((logits - common).abs().max()))))
    classifier.bias.copy_(-factor * (common - classifier.bias))
    classifier.weight.mul_(factor)
    return factor, classifier.bias.tolist()


if __name__ == "__main__":
    main(*sys.argv[1:])
