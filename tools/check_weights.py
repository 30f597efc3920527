#!/usr/bin/env python3
"""Loads what Stagecraft's Weights.save wrote into PyTorch's network, and compares what both compute.

    tools/check_weights.py model.safetensors --network imagenet.ResNet50 --answers answers.safetensors
    tools/check_weights.py folder/*.weights.safetensors

The network is one of tools/reference/networks.py, and timm's of that name too, where timm is installed. It must take the file as it is: every tensor, and
no other. The answers are `input`, `[N, C, H, W]`, and the `logits` that Stagecraft computes of it. Without these options
NETWORK.weights.safetensors says what it is of, and NETWORK.answers.safetensors is beside it. The exit code is 0 if all agree
to 1e-4 of the largest logit.
"""
import argparse
import pathlib
import sys

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "reference"))
import safetensors_file
import timm_networks
from networks import NETWORKS

TOLERANCE = 1e-4
WEIGHTS = ".weights.safetensors"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="+", type=pathlib.Path, help="what Weights.save wrote")
    parser.add_argument("--network", help="the network of the one file, such as imagenet.ResNet50")
    parser.add_argument("--answers", type=pathlib.Path, help="a safetensors file of input and logits")
    options = parser.parse_args()
    if len(options.file) > 1 and (options.network or options.answers):
        parser.error("--network and --answers are of one file; give one.")
    return sum(not agrees(file, options) for file in options.file) > 0


def agrees(file, options):
    name = options.network or file.name.replace(WEIGHTS, "")
    answers = options.answers or file.with_name(name + ".answers.safetensors")
    weights, _ = safetensors_file.read(file)
    expected, _ = safetensors_file.read(answers)
    agree = True
    for maker, module in modules(name):
        module.eval().load_state_dict(weights, strict=True)
        with torch.no_grad():
            logits = module(expected["input"])
        difference = ((logits - expected["logits"]).abs().max() / logits.abs().max()).item()
        agree &= difference <= TOLERANCE
        print(f"{file.name}: {maker} takes the {len(weights)} tensors; the logits differ by {difference:.1e}")
    return agree


def modules(name):
    """Who makes such a network, and the network."""
    network = NETWORKS[name]
    yield network.published, network.build()
    if timm_networks.has(network):
        yield "timm", timm_networks.build(name, network)


if __name__ == "__main__":
    sys.exit(main())
