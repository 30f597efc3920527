#!/usr/bin/env python3
"""Writes what PyTorch and timm make of parameters in 50 steps with fixed gradients, and of learning rates and averages.

    python3 tools/update_reference.py runtime/src/test/resources/dev/stagecraft/runtime/update/trajectories.json

Parameters and gradients follow from a formula that the test has too, in numbers that 32 bits hold; PyTorch computes in 64. It was
torch 2.13.0 and timm 1.0.29 when the file was made.
"""
import json
import math
import pathlib
import sys

import torch
from timm.optim import Lamb, param_groups_layer_decay
from timm.scheduler import CosineLRScheduler
from timm.utils import ModelEmaV3
from torch.optim import lr_scheduler

STEPS = 50
SHAPES = [(4, 3), (3,), (3, 2)]


def single(value):
    return torch.tensor(value, dtype=torch.float32).double()


def numbers(shape, function):
    size = math.prod(shape)
    return torch.stack([single(function(index)) for index in range(size)]).reshape(shape)


def parameters():
    return [
        torch.nn.Parameter(numbers(shape, lambda index, place=place: math.cos(0.9 * index + place)))
        for place, shape in enumerate(SHAPES)
    ]


def gradients(step, amplitude):
    return [
        numbers(shape, lambda index, place=place: amplitude * math.sin(0.37 * step * (index + 1) + 1.1 * index + 0.5 * place))
        for place, shape in enumerate(SHAPES)
    ]


def rate(step, base):
    """One that changes: it falls to a tenth, twice."""
    return base * 0.1 ** (step // 20)


def trajectory(optimizer, base, amplitude=1.0, decay=0.0, vectors=True, clip=None, parts=1, scales=(1, 1, 1)):
    """The parameters after each step; a step takes the mean of so many parts of its gradient."""
    own = parameters()
    groups = [
        {"params": [p], "weight_decay": decay if vectors or p.ndim > 1 else 0.0, "scale": scale} for p, scale in zip(own, scales)
    ]
    update = optimizer(groups, base)
    rows = []
    for step in range(STEPS):
        for group in update.param_groups:
            group["lr"] = rate(step, base) * group["scale"]
        for p in own:
            p.grad = torch.zeros_like(p)
        for part in range(parts):
            for p, g in zip(own, gradients(step * parts + part, amplitude)):
                p.grad += g / parts
        if clip is not None:
            torch.nn.utils.clip_grad_norm_(own, clip)
        update.step()
        rows.append([float(f"{value:.9g}") for p in own for value in p.detach().flatten().tolist()])
    return rows


def sgd(momentum, nesterov):
    return lambda groups, base: torch.optim.SGD(groups, lr=base, momentum=momentum, nesterov=nesterov)


def adamw(epsilon=1e-8):
    return lambda groups, base: torch.optim.AdamW(groups, lr=base, betas=(0.9, 0.98), eps=epsilon)


def lamb(maximum):
    return lambda groups, base: Lamb(groups, lr=base, betas=(0.9, 0.999), eps=1e-6, max_grad_norm=maximum)


def rates(make, base=0.8):
    """What the rate of each step is."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    schedule = make(optimizer)
    values = []
    for step in range(STEPS):
        values.append(optimizer.param_groups[0]["lr"])
        if isinstance(schedule, CosineLRScheduler):
            schedule.step(step + 1)
        else:
            optimizer.step()
            schedule.step()
    return values


def warmed(optimizer):
    """torchvision's references: the cosine begins behind the warm-up."""
    return lr_scheduler.SequentialLR(
        optimizer,
        [
            lr_scheduler.LinearLR(optimizer, start_factor=0.01, total_iters=5),
            lr_scheduler.CosineAnnealingLR(optimizer, T_max=STEPS - 5, eta_min=0.001),
        ],
        milestones=[5],
    )


def average(decay, warm_up):
    own = torch.nn.Linear(4, 2, bias=False).double()
    rows = []
    with torch.no_grad():
        own.weight.copy_(numbers((2, 4), lambda index: math.cos(0.9 * index)))
        ema = ModelEmaV3(own, decay=decay, use_warmup=warm_up)
        for step in range(1, STEPS + 1):
            own.weight += numbers((2, 4), lambda index: 0.1 * math.sin(0.37 * step * (index + 1) + 1.1 * index))
            ema.update(own, step=step)
            rows.append([float(f"{value:.9g}") for value in ema.module.weight.flatten().tolist()])
    return rows


def losses():
    """The mean loss of a batch, and its gradient by the logits."""
    logits = numbers((4, 5), lambda index: 2 * math.sin(1.7 * index)).requires_grad_()
    labels = torch.tensor([0, 3, 3, 1])
    hot = torch.nn.functional.one_hot(labels, 5).double()
    mixed = 0.3 * hot + 0.7 * hot.flip(0)
    weight = single([0.5, 1.0, 2.0, 0.25, 1.5])
    binary = torch.nn.functional.binary_cross_entropy_with_logits
    cross = torch.nn.functional.cross_entropy
    smooth = lambda target: target * 0.9 + 0.1 / 5
    cases = {
        "cross-entropy": lambda: cross(logits, labels),
        "smoothed": lambda: cross(logits, labels, label_smoothing=0.1),
        "weighted": lambda: cross(logits, labels, weight=weight),
        "weighted and smoothed": lambda: cross(logits, labels, weight=weight, label_smoothing=0.1),
        "mixed": lambda: cross(logits, mixed, label_smoothing=0.1),
        "mixed and weighted": lambda: cross(logits, mixed, weight=weight),
        "binary": lambda: binary(logits, hot),
        "binary and smoothed": lambda: binary(logits, smooth(hot)),
        "binary of a threshold": lambda: binary(logits, mixed.gt(0.5).double()),
    }
    found = {}
    for name, case in cases.items():
        logits.grad = None
        loss = case()
        loss.backward()
        found[name] = {"loss": loss.item(), "gradient": logits.grad.flatten().tolist()}
    return found


def layer_scales():
    """timm's rates of layers of a ResNet-18, by the names of its parameters."""
    import timm

    network = timm.create_model("resnet18")
    names = {id(p): name for name, p in network.named_parameters()}
    groups = param_groups_layer_decay(network, weight_decay=0.05, layer_decay=0.75)
    return {names[id(p)]: {"scale": g["lr_scale"], "decay": g["weight_decay"]} for g in groups for p in g["params"]}


def main(file):
    cases = {
        "momentum": trajectory(sgd(0.9, False), 0.1, decay=0.01),
        "nesterov": trajectory(sgd(0.9, True), 0.1, decay=0.01),
        "nesterov without decay of vectors": trajectory(sgd(0.9, True), 0.1, decay=0.1, vectors=False),
        "descent": trajectory(sgd(0.0, False), 0.1),
        "adamw": trajectory(adamw(), 0.02, decay=0.1, vectors=False),
        "adamw with tiny gradients": trajectory(adamw(), 0.02, amplitude=1e-8),
        "lamb": trajectory(lamb(1.0), 0.02, decay=0.02, vectors=False),
        "lamb with small gradients": trajectory(lamb(1.0), 0.02, amplitude=0.01, decay=0.02, vectors=False),
        "clipped": trajectory(sgd(0.9, False), 0.1, clip=0.5),
        "accumulated": trajectory(sgd(0.9, True), 0.1, decay=0.01, parts=4),
        "rates of layers": trajectory(adamw(), 0.02, decay=0.1, scales=(0.5625, 0.75, 1.0)),
    }
    schedules = {
        "constant": rates(lambda optimizer: lr_scheduler.ConstantLR(optimizer, factor=1.0)),
        "steps": rates(lambda optimizer: lr_scheduler.MultiStepLR(optimizer, [25, 37], gamma=0.1)),
        "steps of equal length": rates(lambda optimizer: lr_scheduler.StepLR(optimizer, 10, gamma=0.5)),
        "cosine": rates(lambda optimizer: lr_scheduler.CosineAnnealingLR(optimizer, T_max=STEPS, eta_min=0.001)),
        "cosine behind a warm-up": rates(warmed),
        "cosine with the warm-up in it": rates(
            lambda optimizer: CosineLRScheduler(optimizer, t_initial=STEPS, lr_min=0.001, warmup_t=5, warmup_lr_init=0.08)
        ),
        "cosine behind timm's warm-up": rates(
            lambda optimizer: CosineLRScheduler(
                optimizer, t_initial=STEPS - 5, lr_min=0.001, warmup_t=5, warmup_lr_init=0.08, warmup_prefix=True
            )
        ),
        "one cycle": one_cycle(),
    }
    reference = {
        "torch": torch.__version__.split("+")[0],
        "trajectories": cases,
        "schedules": schedules,
        "averages": {"constant": average(0.9, False), "warmed": average(0.9, True)},
        "losses": losses(),
        "layers": layer_scales(),
    }
    text = json.dumps(reference, separators=(",", ":")).replace("],", "],\n").replace("},", "},\n")
    file.write_text(text + "\n")


def one_cycle():
    """It refuses a step behind the last."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.8)
    schedule = lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.8, total_steps=STEPS, pct_start=0.3, div_factor=25, final_div_factor=1e4, cycle_momentum=False
    )
    values = []
    for step in range(STEPS):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step + 1 < STEPS:
            schedule.step()
    return values


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
