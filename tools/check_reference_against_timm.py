#!/usr/bin/env python3
"""Holds the reference files to timm's own networks, wherever timm has the network.

    python3 tools/check_reference_against_timm.py samples/src/test/resources/dev/stagecraft/samples/weights

The reference files come from PyTorch code of this repository (and from torchvision); this compares names, order-independent, shapes,
every stage's features and the logits with those of a network made by timm, which must be installed (1.0.29 was, when the files were
made).
"""
import json
import pathlib
import sys

import timm
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "reference"))
import random_weights
import safetensors_file
from networks import NETWORKS

# What timm must be told besides a name.
SETTINGS = {"weights.DilatedResNet50": {"output_stride": 8}}
TOLERANCE = 1e-4


def main(folder):
    differing = 0
    for file in sorted(folder.glob("*.safetensors")):
        expected, metadata = safetensors_file.read(file)
        published = metadata.get("published", "").split()
        if published and timm.is_model(published[-1]):
            difference = compare(published[-1], metadata, expected)
            differing += difference > TOLERANCE
            print(f"{file.name}: timm's {published[-1]} differs by {difference:.1e}")
    print(f"{differing} networks differ by more than {TOLERANCE}")
    return differing


def compare(model, metadata, expected):
    """By how much timm's values differ at most."""
    network = timm.create_model(model, **SETTINGS.get(metadata["network"], {})).eval()
    tensors = {name: random_weights.tensor(name, tuple(shape)) for name, _type, shape in json.loads(metadata["tensors"])}
    network.load_state_dict({name: torch.from_numpy(values) for name, values in tensors.items()}, strict=True)
    found = {}
    for key, path in NETWORKS[metadata["network"]].stages.items():
        network.get_submodule(path).register_forward_hook(
            lambda _module, _inputs, output, key=key: found.update({key: output.clone()})
        )
    with torch.no_grad():
        found["logits"] = network(expected["input"])
    return max((found[key] - expected[key]).abs().max().item() for key in found)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])) > 0)
