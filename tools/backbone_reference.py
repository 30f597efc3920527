#!/usr/bin/env python3
"""Writes the reference files of backbones: what timm's networks without a head compute.

    python3 tools/backbone_reference.py samples/src/test/resources/dev/stagecraft/samples/weights/backbones [NETWORK…]

They are timm's own networks with fewer channels: with `features_only=True` the maps of stages, with `num_classes=0, global_pool=''` the
last map. The weights are those of the whole network, with its classifier, and follow from their names. README.md beside the files says what
is in them. timm must be installed; it was 1.0.29 when the files were made.
"""
import json
import pathlib
import sys

import timm
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "reference"))
import random_weights
import safetensors_file

ODD = (2, 3, 33, 25)
ONE_ODD = (1, 3, 33, 25)

PLAIN = {"channels": (8, 16, 24, 32), "layers": (1, 2, 1, 1)}
DEEP = {"channels": (8, 16, 16, 24), "layers": (1, 2, 2, 1), "stem_width": 4}
V2 = {"channels": (32, 64, 64, 96), "layers": (1, 2, 2, 1), "stem_chs": 8}

# By the declaration among the tests: the model of timm, what it is told, the images, and the maps; none are the last map.
NETWORKS = {
    "TrunkOfResNet18": ("resnet18", PLAIN, ODD, (0, 1, 2, 3, 4)),
    "MiddleOfResNet50": ("resnet50", PLAIN, ODD, (2, 3)),
    "LastMapOfResNet18": ("resnet18", PLAIN, ODD, ()),
    "TrunkOfResNetD8": ("resnet26d", DEEP | {"output_stride": 8}, ONE_ODD, (1, 2, 3, 4)),
    "TrunkOfResNetD16": ("resnet26d", DEEP | {"output_stride": 16}, ONE_ODD, (0, 2, 4)),
    "TrunkOfSeResNet": ("seresnet50", PLAIN, ONE_ODD, (1, 2, 3, 4)),
    "TrunkOfEcaResNet": ("ecaresnet26t", DEEP, ONE_ODD, (0, 3, 4)),
    "TrunkOfResNetV2D": ("resnetv2_50d", V2, ODD, (0, 1, 2, 3, 4)),
    "LastMapOfResNetV2D": ("resnetv2_50d", V2 | {"output_stride": 16}, ONE_ODD, ()),
}


def main(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or NETWORKS:
        model, settings, images, stages = NETWORKS[name]
        whole = timm.create_model(model, num_classes=10, **settings).eval()
        state = whole.state_dict()
        tensors = [[key, safetensors_file.NAMES[value.dtype], list(value.shape)] for key, value in state.items()]
        trunk, maps = without_head(model, settings, stages)
        load(trunk, state)
        features = {"input": torch.from_numpy(random_weights.uniform("input", -2, 2, images))}
        with torch.no_grad():
            given = trunk.eval()(features["input"])
        features.update(zip((name for name, _channels, _stride in maps), given if stages else [given]))
        metadata = {
            "network": name,
            "published": f"timm {model}",
            "channels": ",".join(str(channels) for _name, channels, _stride in maps),
            "strides": ",".join(str(stride) for _name, _channels, stride in maps),
            "parameters": str(sum(parameter.numel() for parameter in trunk.parameters())),
            "tensors": json.dumps(tensors, separators=(",", ":")),
        }
        file = folder / f"{name}.safetensors"
        safetensors_file.write(file, features, metadata)
        print(f"{file.name}: {file.stat().st_size:,} bytes;", *(f"{key} {rms(value):.2f}" for key, value in features.items()))


def without_head(model, settings, stages):
    """The network, and of each map that it gives the name here, the channels and the stride."""
    if not stages:
        trunk = timm.create_model(model, num_classes=0, global_pool="", **settings)
        last = trunk.feature_info[-1]
        return trunk, [("norm" if model.startswith("resnetv2") else "layer4", last["num_chs"], last["reduction"])]
    trunk = timm.create_model(model, features_only=True, out_indices=stages, **settings)
    names = [f"layer{stage}" if stage else "stem" for stage in stages]
    return trunk, list(zip(names, trunk.feature_info.channels(), trunk.feature_info.reduction()))


def load(trunk, state):
    """Weights that follow from the names in the whole network; `features_only` writes some dots as underscores."""
    names = {name.replace(".", "_"): name for name in state}
    weights = {}
    for key, value in trunk.state_dict().items():
        name = names[key.replace(".", "_")]
        weights[key] = torch.from_numpy(random_weights.tensor(name, tuple(value.shape))).reshape(value.shape)
    trunk.load_state_dict(weights, strict=True)


def rms(values):
    return values.square().mean().sqrt().item()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
