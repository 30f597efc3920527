#!/usr/bin/env bash
# PyTorch's native_batch_norm with out= on a CPU (2.13.0): where the result that it is given lies in another order (channels last) than what it reads
# (rows), the values are written as if it lay in rows, without a word. The operation's other form, and a result of the same order, are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
cat > "$folder/order.py" <<'PYTHON'
import sys

import torch

torch.manual_seed(1)
maps = torch.randn(2, 4, 3, 5)
scale, shift = torch.ones(4), torch.zeros(4)


def normalized(out):
    torch.ops.aten.native_batch_norm.out(
        maps, scale, shift, None, None, True, 0.0, 1e-5, out=out, save_mean=torch.empty(4), save_invstd=torch.empty(4))
    return out


expected = torch.ops.aten.native_batch_norm(maps, scale, shift, None, None, True, 0.0, 1e-5)[0]
same = normalized(torch.empty_like(maps))
other = normalized(torch.empty_like(maps, memory_format=torch.channels_last))
in_rows = torch.as_strided(other, (maps.numel(),), (1,)).view(maps.shape)
print("torch", torch.__version__)
print(f"result in rows: off by {(same - expected).abs().max():.1e}")
print(f"result with channels last: off by {(other - expected).abs().max():.1e}, its memory read in rows by {(in_rows - expected).abs().max():.1e}")
right = torch.allclose(same, expected, atol=1e-5)
wrong = not torch.allclose(other, expected, atol=1e-1) and torch.allclose(in_rows, expected, atol=1e-5)
sys.exit(0 if right and wrong else 1)
PYTHON
"$folder/venv/bin/python" "$folder/order.py"
