"""Writes the reference files: what PyTorch computes for networks with weights that follow from their names.

    /usr/bin/python3 tools/reference samples/src/test/resources/dev/stagecraft/samples/weights [NETWORK…]

README.md beside this file says what is in them.
"""
import json
import pathlib
import sys

import torch

import random_weights
import safetensors_file
from networks import NETWORKS

# The networks whose weights are stored too, and in which types: real files to read.
STORED = {"cifar.ResNet20": {"f32": torch.float32}, "course.FashionResNet": {"f16": torch.float16, "bf16": torch.bfloat16}}


def main(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or NETWORKS:
        network = NETWORKS[name]
        file = folder / (name.split(".")[1] + ".safetensors")
        module = network.build().eval()
        weights = weights_of(module)
        module.load_state_dict(weights)
        write_reference(file, name, network, module)
        for suffix, dtype in STORED.get(name, {}).items():
            stored = {key: value.to(dtype) if value.is_floating_point() else value for key, value in weights.items()}
            safetensors_file.write(file.with_suffix(f".{suffix}.weights.safetensors"), stored, {"format": "pt"})
            if dtype != torch.float32:
                # As it is after loading: in 32 bits, with what rounding has left.
                module.load_state_dict(stored)
                write_reference(file.with_suffix(f".{suffix}.safetensors"), name, network, module)


def weights_of(module):
    state = module.state_dict()
    return {
        name: torch.from_numpy(random_weights.tensor(name, tuple(value.shape))).reshape(value.shape)
        for name, value in state.items()
    }


def write_reference(file, name, network, module):
    features = compute(network, module)
    state = module.state_dict()
    tensors = [[key, safetensors_file.NAMES[value.dtype], list(value.shape)] for key, value in state.items()]
    metadata = {
        "network": name,
        "published": network.published,
        "parameters": str(sum(parameter.numel() for parameter in module.parameters())),
        "tensors": json.dumps(tensors, separators=(",", ":")),
    }
    safetensors_file.write(file, features, metadata)
    print(f"{file.name}: {file.stat().st_size:,} bytes;", *(f"{key} {rms(value):.2f}" for key, value in features.items()))


def compute(network, module):
    """Input, outputs of the stages and logits, by name."""
    images = torch.from_numpy(random_weights.uniform("input", -2, 2, network.images))
    features = {"input": images}
    hooks = [
        # Copied, since what follows may change it in place.
        module.get_submodule(path).register_forward_hook(
            lambda _module, _inputs, output, key=key: features.update({key: output.clone()})
        )
        for key, path in network.stages.items()
    ]
    with torch.no_grad():
        features["logits"] = module(images)
    for hook in hooks:
        hook.remove()
    return features


def rms(values):
    """What values are like: the tests hold them to 1e-4, which says something if this is about 1."""
    return values.square().mean().sqrt().item()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
