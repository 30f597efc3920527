#!/usr/bin/env bash
# timm's AvgPool2dSame counts the zeros it pads with, though count_include_pad is False: it pads before it pools. So the pooled projections of
# every ResNet-D with an output stride of 8 or 16 halve the last row and column of what they take.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet timm==1.0.29 torch==2.13.0 torchvision==0.28.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import torch

try:
    import torchvision
except RuntimeError:
    # A build that does not match torch's has no operators; timm's import asks for these two, and this does not use them.
    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(name + "(Tensor boxes, Tensor scores, float threshold) -> Tensor")
import timm
from timm.layers.pool2d_same import AvgPool2dSame

ones = torch.ones(1, 1, 2, 2)
same = AvgPool2dSame(2, 1, ceil_mode=True, count_include_pad=False)(ones)
plain = torch.nn.functional.avg_pool2d(ones, 2, 1, padding=1, count_include_pad=False)
print(f"timm {timm.__version__}, torch {torch.__version__}")
print(f"2x2 means of ones, padded to the same size, count_include_pad=False: timm {same.tolist()}, torch {plain.tolist()}")
counts = same.flatten().tolist() == [1, 0.5, 0.5, 0.25]
print("timm counts the padding, torch does not" if counts else "timm has changed")
sys.exit(not (counts and plain.eq(1).all()))
PYTHON
