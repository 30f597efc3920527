#!/usr/bin/env bash
# libtorch's torch_call_dispatcher (2.10 to 2.13) leaves a std::string behind for each text argument: the conversion makes one with new, returns a copy
# of it, and deletes only the caller's. 48 bytes a call with glibc on 64-bit systems.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet torch==2.13.0 numpy
cat > "$folder/text.py" <<'PYTHON'
import ctypes
import os
import sys

import torch

CALLS = 100_000
library = ctypes.CDLL(os.path.join(os.path.dirname(torch.__file__), "lib", "libtorch_cpu.so"))
libc = ctypes.CDLL(None)


class Counts(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]


libc.mallinfo2.restype = Counts


def in_use():
    counts = libc.mallinfo2()
    return counts.uordblks + counts.hblkhd


version = ctypes.c_uint64(2 << 56 | 13 << 48)
handle = ctypes.c_void_p()
sizes = (ctypes.c_int64 * 1)(4)
strides = (ctypes.c_int64 * 1)(1)
assert library.aoti_torch_empty_strided(ctypes.c_int64(1), sizes, strides, 6, 0, 0, ctypes.byref(handle)) == 0
assert library.aoti_torch_zero_(handle) == 0


def call(name, has_text):
    stack = (ctypes.c_uint64 * 2)()
    mine, text = ctypes.c_void_p(), ctypes.c_void_p()
    assert library.aoti_torch_new_tensor_handle(handle, ctypes.byref(mine)) == 0
    stack[0] = mine.value
    if has_text:
        assert library.torch_new_string_handle(b"none", ctypes.c_size_t(4), ctypes.byref(text)) == 0
        stack[1] = text.value
    assert library.torch_call_dispatcher(name, b"", stack, version) == 0
    assert library.aoti_torch_delete_tensor_object(ctypes.c_void_p(stack[0])) == 0


def left_behind(name, has_text):
    for _ in range(1000):
        call(name, has_text)
    before = in_use()
    for _ in range(CALLS):
        call(name, has_text)
    return (in_use() - before) / CALLS


without, with_text = left_behind(b"aten::relu", False), left_behind(b"aten::gelu", True)
print(f"torch {torch.__version__}: {without:.1f} bytes a call of relu, {with_text:.1f} bytes a call of gelu stay allocated")
sys.exit(0 if without < 1 and 40 < with_text < 60 else 1)
PYTHON
"$folder/venv/bin/python" "$folder/text.py"
