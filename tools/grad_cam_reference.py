#!/usr/bin/env python3
"""Writes the reference files of Grad-CAM: where PyTorch's networks look.

    python3 tools/grad_cam_reference.py samples/src/test/resources/dev/stagecraft/samples/explain [NETWORK…]

The networks are those of `reference`, with weights that follow from their names. Of the two most probable classes, a file has the
mean gradients of the class's logit by the last stage's maps (alpha of arXiv:1610.02391) and the map that is made of them. README.md beside the
files says more. torchvision and timm must be installed; they were 0.28.0 and 1.0.29 when the files were made, and torch 2.13.
"""
import json
import pathlib
import re
import sys

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "reference"))
import random_weights
import safetensors_file
from networks import NETWORKS

# Images large enough for a last map of several pixels in both directions.
IMAGES = {
    "imagenet.ResNet18": (1, 3, 96, 128),
    "imagenet.ResNeXt50": (1, 3, 96, 128),
    "imagenet.SeResNet50": (1, 3, 96, 128),
    "imagenet.ResNet50V2D": (1, 3, 96, 128),
    "imagenet.GroupNormResNet50V2D": (1, 3, 96, 128),
    "imagenet.BitResNet50x1": (1, 3, 96, 128),
    "cifar.ResNet20": (1, 3, 32, 24),
    "course.FashionResNet": (1, 1, 28, 28),
}


def main(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or IMAGES:
        network = NETWORKS[name]
        module = network.build().eval()
        module.load_state_dict(
            {
                key: torch.from_numpy(random_weights.tensor(key, tuple(value.shape))).reshape(value.shape)
                for key, value in module.state_dict().items()
            }
        )
        state = module.state_dict()
        images = torch.from_numpy(random_weights.uniform("input", -2, 2, IMAGES[name]))
        top, second = module(images)[0].topk(2).indices.tolist()
        tensors = {}
        for kind, label in (("top", top), ("second", second)):
            logit, alpha, seen = grad_cam(module, last_stage(module), images, label)
            tensors |= {f"{kind}.logit": logit, f"{kind}.alpha": alpha, f"{kind}.map": seen}
            print(f"{name} {label}: {list(seen.shape)}, largest {seen.max():.3g}, {(seen > 0).float().mean():.0%} above 0")
        listed = [[key, safetensors_file.NAMES[value.dtype], list(value.shape)] for key, value in state.items()]
        metadata = {
            "network": name,
            "published": network.published,
            "images": "x".join(map(str, IMAGES[name])),
            "top": str(top),
            "second": str(second),
            "tensors": json.dumps(listed, separators=(",", ":")),
        }
        safetensors_file.write(folder / f"{name.split('.')[1]}.safetensors", tensors, metadata)


def last_stage(module):
    """The module of the last stage, in torchvision's names or in timm's."""
    names = [name for name, _part in module.named_modules() if re.fullmatch(r"layer\d+|stages\.\d+", name)]
    return max(names, key=lambda name: int(re.search(r"\d+", name).group()))


def grad_cam(module, stage, images, label):
    """The class's logit, the mean gradient of each channel of the stage's maps, and the map."""
    kept = {}
    # A copy, since what follows may change it in place.
    hook = module.get_submodule(stage).register_forward_hook(lambda _module, _inputs, output: kept.update(maps=output) or output.clone())
    logit = module(images)[0, label]
    hook.remove()
    gradients = torch.autograd.grad(logit, kept["maps"])[0][0]
    alpha = gradients.mean(dim=(1, 2))
    seen = torch.relu((alpha[:, None, None] * kept["maps"][0]).sum(dim=0))
    return logit.detach().reshape(1), alpha.detach(), seen.detach()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
