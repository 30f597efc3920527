"""A small JPEG encoder (ITU-T T.81) that writes what libraries do not: any sampling factors, component numbers and markers."""

import math
import struct

import numpy

ZIGZAG = sorted(((y, x) for y in range(8) for x in range(8)),
                key=lambda at: (at[0] + at[1], at[0] if (at[0] + at[1]) % 2 else at[1]))
QUANTIZATION = [6 + 2 * (y + x) for y, x in ZIGZAG]
BASIS = numpy.array([[math.sqrt((1 if k == 0 else 2) / 8) * math.cos((2 * n + 1) * k * math.pi / 16) for n in range(8)]
                     for k in range(8)])
# Codes of one length each: 12 of 4 bits, 162 of 8. Larger files than with the usual ones, and nothing to look up.
DC_SYMBOLS = list(range(12))
AC_SYMBOLS = [0x00, 0xF0] + [run << 4 | size for run in range(16) for size in range(1, 11)]


def segment(marker, data):
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def exif():
    return segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")


def adobe(transform):
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([transform]))


class Bits:
    def __init__(self):
        self.text = []

    def put(self, value, count):
        if count:
            self.text.append(format(value, f"0{count}b"))

    def bytes(self):
        text = "".join(self.text)
        text += "1" * (-len(text) % 8)
        return bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8)).replace(b"\xFF", b"\xFF\0")


def magnitude(value):
    size = int(abs(value)).bit_length()
    return size, value if value >= 0 else value + (1 << size) - 1


def direct(bits, value):
    size, rest = magnitude(value)
    bits.put(DC_SYMBOLS.index(size), 4)
    bits.put(rest, size)


def alternating(bits, block):
    run = 0
    last = max([k for k in range(1, 64) if block[k]], default=0)
    for k in range(1, last + 1):
        if block[k] == 0:
            run += 1
            continue
        while run > 15:
            bits.put(AC_SYMBOLS.index(0xF0), 8)
            run -= 16
        size, rest = magnitude(block[k])
        bits.put(AC_SYMBOLS.index(run << 4 | size), 8)
        bits.put(rest, size)
        run = 0
    if last < 63:
        bits.put(AC_SYMBOLS.index(0), 8)


def coefficients(plane, rows, columns):
    """Blocks of quantized coefficients in zigzag order, [rows][columns][64], of a plane whose edges are repeated."""
    padded = numpy.pad(plane, ((0, rows * 8 - plane.shape[0]), (0, columns * 8 - plane.shape[1])), "edge") - 128.0
    blocks = []
    for y in range(rows):
        blocks.append([])
        for x in range(columns):
            transformed = BASIS @ padded[y * 8:y * 8 + 8, x * 8:x * 8 + 8] @ BASIS.T
            blocks[y].append([int(round(transformed[at] / step)) for at, step in zip(ZIGZAG, QUANTIZATION)])
    return blocks


def jpeg(samples, factors, progressive, markers, ids=(1, 2, 3, 4), scans=None):
    """
    :param samples: uint8 [height, width, components], stored as they are
    :param factors: the horizontal and vertical sampling factor of each component
    :param markers: segments that come first
    :param scans: how many of a progressive file's there are; all, if nothing is said
    """
    height, width, count = samples.shape
    widest, highest = max(h for h, _ in factors), max(v for _, v in factors)
    rows, columns = math.ceil(height / 8 / highest), math.ceil(width / 8 / widest)
    planes, sizes = [], []
    for component, (h, v) in enumerate(factors):
        size = math.ceil(height * v / highest), math.ceil(width * h / widest)
        y = numpy.minimum(numpy.arange(size[0]) * highest // v, height - 1)
        x = numpy.minimum(numpy.arange(size[1]) * widest // h, width - 1)
        planes.append(coefficients(samples[:, :, component][y][:, x], rows * v, columns * h))
        sizes.append((math.ceil(size[0] / 8), math.ceil(size[1] / 8)))
    frame = struct.pack(">BHHB", 8, height, width, count)
    frame += b"".join(bytes([ids[i], h << 4 | v, 0]) for i, (h, v) in enumerate(factors))
    lengths = lambda bits, symbols: bytes(len(symbols) if i == bits else 0 for i in range(1, 17)) + bytes(symbols)
    file = b"\xFF\xD8" + markers + segment(0xDB, b"\0" + bytes(QUANTIZATION))
    file += segment(0xC2 if progressive else 0xC0, frame)
    file += segment(0xC4, b"\0" + lengths(4, DC_SYMBOLS)) + segment(0xC4, b"\x10" + lengths(8, AC_SYMBOLS))

    def scan(components, first, last, bits):
        head = bytes([len(components)]) + b"".join(bytes([ids[i], 0]) for i in components) + bytes([first, last, 0])
        return segment(0xDA, head) + bits.bytes()

    bits, before = Bits(), [0] * count
    if count == 1:
        order = [(0, planes[0][y][x]) for y in range(sizes[0][0]) for x in range(sizes[0][1])]
    else:
        order = [(i, planes[i][row * v + y][column * h + x]) for row in range(rows) for column in range(columns)
                 for i, (h, v) in enumerate(factors) for y in range(v) for x in range(h)]
    for component, block in order:
        direct(bits, block[0] - before[component])
        before[component] = block[0]
        if not progressive:
            alternating(bits, block)
    parts = [scan(range(count), 0, 0 if progressive else 63, bits)]
    for component in range(count if progressive else 0):
        bits = Bits()
        for y in range(sizes[component][0]):
            for x in range(sizes[component][1]):
                alternating(bits, planes[component][y][x])
        parts.append(scan([component], 1, 63, bits))
    return file + b"".join(parts[:scans]) + b"\xFF\xD9"
