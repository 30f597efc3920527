"""Reads and writes safetensors: the length of the header in 8 bytes, the header as JSON, the values.

Tensors are torch's, in an order and with a padding of the header such that the files are those of the library `safetensors`.
"""
import json
import struct

import torch

TYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
}
NAMES = {dtype: name for name, dtype in TYPES.items()}
ALIGNMENT = 8


def write(file, tensors, metadata):
    """Tensors by name, and texts by name."""
    # The widest first, so that every value is aligned.
    names = sorted(tensors, key=lambda name: (-tensors[name].element_size(), name))
    header = {"__metadata__": metadata}
    end = 0
    for name in names:
        begin, end = end, end + tensors[name].numel() * tensors[name].element_size()
        header[name] = {
            "dtype": NAMES[tensors[name].dtype],
            "shape": list(tensors[name].shape),
            "data_offsets": [begin, end],
        }
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % ALIGNMENT)
    with open(file, "wb") as stream:
        stream.write(struct.pack("<Q", len(text)))
        stream.write(text)
        for name in names:
            stream.write(octets(tensors[name]))


def octets(tensor):
    # numpy has no bfloat16, so 16 bits are 16 bits.
    raw = tensor.contiguous()
    return (raw.view(torch.int16) if raw.element_size() == 2 else raw).numpy().tobytes()


def read(file):
    """The tensors and the texts of a file."""
    with open(file, "rb") as stream:
        header = json.loads(stream.read(struct.unpack("<Q", stream.read(8))[0]))
        values = bytearray(stream.read())
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        dtype = TYPES[entry["dtype"]]
        part = values[begin:end]
        flat = torch.frombuffer(part, dtype=dtype) if part else torch.empty(0, dtype=dtype)
        tensors[name] = flat.reshape(entry["shape"])
    return tensors, metadata
