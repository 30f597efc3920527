#!/usr/bin/env python3
"""Writes the balanced subset of Fashion-MNIST that the samples train on.

The full set is in the folder of Debian's package dataset-fashion-mnist. Of each class the first images are taken, in
the order of the full set.

    tools/fashion_subset.py /usr/share/datasets/fashion-mnist samples/data/fashion-mnist
"""
import gzip
import pathlib
import struct
import sys

CLASSES = 10
SIDE = 28


def subset(source, target, part, per_class):
    images = gzip.decompress((source / f"{part}-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((source / f"{part}-labels-idx1-ubyte.gz").read_bytes())[8:]
    left = [per_class] * CLASSES
    chosen = []
    for index, label in enumerate(labels):
        if left[label] > 0:
            left[label] -= 1
            chosen.append(index)
    size = SIDE * SIDE
    pixels = b"".join(images[i * size : (i + 1) * size] for i in chosen)
    count = len(chosen)
    write(target / f"{part}-images-idx3-ubyte.gz", struct.pack(">4i", 0x803, count, SIDE, SIDE) + pixels)
    write(target / f"{part}-labels-idx1-ubyte.gz", struct.pack(">2i", 0x801, count) + bytes(labels[i] for i in chosen))


def write(file, content):
    # No time and no name in the header: the same images give the same bytes.
    with open(file, "wb") as stream, gzip.GzipFile("", "wb", 9, stream, 0) as compressed:
        compressed.write(content)


if __name__ == "__main__":
    source, target = map(pathlib.Path, sys.argv[1:])
    subset(source, target, "train", 600)
    subset(source, target, "t10k", 100)
