#!/usr/bin/env python3
"""Holds the reference files to timm's own networks, wherever timm has the network.

    python3 tools/check_reference_against_timm.py samples/src/test/resources/dev/stagecraft/samples/weights

The reference files come from PyTorch code of this repository and from torchvision. timm's network must take the same tensors, and compute the
same features and logits. timm must be installed; it was 1.0.29 when the files were made.
"""
import json
import pathlib
import sys

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "reference"))
import random_weights
import safetensors_file
import timm_networks
from networks import NETWORKS

TOLERANCE = 1e-4


def main(folder):
    compared = differing = 0
    for file in sorted(folder.glob("*.safetensors")):
        expected, metadata = safetensors_file.read(file)
        name = metadata.get("network")
        if name and timm_networks.has(NETWORKS[name]):
            difference = compare(name, NETWORKS[name], metadata, expected)
            compared += 1
            differing += difference > TOLERANCE
            print(f"{file.name}: timm's differs by {difference:.1e}")
    print(f"{differing} of {compared} networks differ by more than {TOLERANCE}")
    return compared == 0 or differing > 0


def compare(name, network, metadata, expected):
    """By how much timm's values differ at most."""
    module = timm_networks.build(name, network).eval()
    tensors = {name: random_weights.tensor(name, tuple(shape)) for name, _type, shape in json.loads(metadata["tensors"])}
    module.load_state_dict({name: torch.from_numpy(values) for name, values in tensors.items()}, strict=True)
    found = {}
    for key, path in network.stages.items():
        module.get_submodule(path).register_forward_hook(
            lambda _module, _inputs, output, key=key: found.update({key: output.clone()})
        )
    with torch.no_grad():
        found["logits"] = module(expected["input"])
    return max((found[key] - expected[key]).abs().max().item() for key in found)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
