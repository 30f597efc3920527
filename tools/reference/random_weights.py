"""Weights that follow from a tensor's name and shape, so that nobody has to store them.

A tensor's numbers are drawn from SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
2014), the generator of java.util.SplittableRandom, with the 64-bit FNV-1a hash of the tensor's name in UTF-8 as its seed. The upper 24
bits of the k-th 64-bit number, divided by 2^24, are u, and the k-th value, in row-major order, is low + (high - low) * u, computed in
float64 and rounded to float32. What low and high are says range_of.
"""
import math

import numpy as np

GOLDEN_GAMMA = np.uint64(0x9E3779B97F4A7C15)
BATCHES_TRACKED = 1000


def tensor(name, shape):
    """The values of the tensor of this name, as float32; num_batches_tracked is an int64."""
    if name.endswith(".num_batches_tracked"):
        return np.array(BATCHES_TRACKED, np.int64)
    low, high = range_of(name, shape)
    return uniform(name, low, high, shape)


def range_of(name, shape):
    """Between which numbers the values are: such that maps keep values of about 1 through the depth of a network."""
    if name.endswith(".running_mean"):
        return -0.2, 0.2
    if name.endswith(".running_var"):
        return 0.5, 1.5
    if name.endswith(".bias"):
        return -0.2, 0.2
    if len(shape) == 1:  # the scale of a normalization
        return 0.3, 0.7
    # He et al., "Delving Deep into Rectifiers", 2015: a variance of 2 over what one value is the sum of.
    bound = math.sqrt(6 / math.prod(shape[1:]))
    return -bound, bound


def uniform(name, low, high, shape):
    numbers = splitmix64(fnv1a64(name.encode()), math.prod(shape))
    u = (numbers >> np.uint64(40)).astype(np.float64) / (1 << 24)
    return (low + (high - low) * u).astype(np.float32).reshape(shape)


def fnv1a64(octets):
    code = 0xCBF29CE484222325
    for octet in octets:
        code = (code ^ octet) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return code


def splitmix64(seed, count):
    """The first numbers of the generator, as uint64, whose arithmetic wraps around."""
    z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * GOLDEN_GAMMA
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
