"""Writes the image files that dev.stagecraft.runtime.images.CorpusTest reads, and what Pillow makes of them.

    python3 tools/image_corpus.py images/src/test/resources/dev/stagecraft/runtime/images/corpus

needs Pillow (12.3 wrote what is committed) and numpy. Beside each file's name, expected.tsv has its width and height, and the SHA-256
of Pillow's pixels as RGB and as grey. Pillow writes few kinds of JPEG, so jpeg_encoder.py writes the others.
"""

import hashlib
import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path

import numpy
from jpeg_encoder import jpeg, exif, adobe, JFIF
from PIL import Image, ImageCms
from picture import picture


HEIGHT, WIDTH = 29, 43


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(samples, bits, color, extra=b"", interlace=False):
    """A PNG file of [height, width, channels] numbers below 2^bits; Pillow writes neither all depths nor interlaced ones."""
    height, width = samples.shape[:2]
    passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    rows = b""
    for top, left, down, right in passes if interlace else [(0, 0, 1, 1)]:
        part = samples[top::down, left::right]
        if part.size:
            for row in part:
                flat = row.reshape(-1)
                whole = "".join(format(int(value), f"0{bits}b") for value in flat)
                whole += "0" * (-len(whole) % 8)
                rows += b"\0" + bytes(int(whole[i:i + 8], 2) for i in range(0, len(whole), 8))
    header = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, int(interlace))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def srgb():
    """A profile of colours, without the time when it was made."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes(12) + profile[36:]


def pngs():
    random = numpy.random.RandomState(5)
    rgb = picture(HEIGHT, WIDTH, 11)
    alpha = random.randint(0, 256, (HEIGHT, WIDTH, 1))
    for interlace in [False, True]:
        suffix = "-interlaced" if interlace else ""
        for bits in [1, 2, 4, 8]:
            grey = rgb[:, :, :1] >> (8 - bits)
            colors = random.randint(0, 256, 3 << bits).astype(numpy.uint8).tobytes()
            yield f"grey-{bits}{suffix}.png", png(grey, bits, 0, interlace=interlace)
            yield f"palette-{bits}{suffix}.png", png(grey, bits, 3, chunk(b"PLTE", colors), interlace)
        deep = rgb.astype(int) * 256 + random.randint(0, 256, rgb.shape)
        yield f"rgb-8{suffix}.png", png(rgb, 8, 2, interlace=interlace)
        yield f"rgb-16{suffix}.png", png(deep, 16, 2, interlace=interlace)
        yield f"grey-16{suffix}.png", png(deep[:, :, :1], 16, 0, interlace=interlace)
        yield f"rgba-8{suffix}.png", png(numpy.concatenate([rgb, alpha], 2), 8, 6, interlace=interlace)
    yield "rgba-16.png", png(numpy.concatenate([deep, alpha * 257], 2), 16, 6)
    yield "grey-alpha-8.png", png(numpy.concatenate([rgb[:, :, :1], alpha], 2), 8, 4)
    yield "grey-alpha-16.png", png(numpy.concatenate([deep[:, :, :1], alpha * 257], 2), 16, 4)
    short = chunk(b"PLTE", bytes(range(30, 30 + 9)))
    yield "palette-transparent.png", png(rgb[:, :, :1] % 3, 2, 3, short + chunk(b"tRNS", b"\0\x80"))
    yield "palette-too-short.png", png(random.randint(0, 16, (8, 8, 1)), 4, 3, chunk(b"PLTE", b"\x40\x80\xC0\xC0\x80\x40"))
    yield "grey-transparent.png", png(rgb[:, :, :1], 8, 0, chunk(b"tRNS", b"\0\x40"))
    yield "grey-1-transparent.png", png(rgb[:, :, :1] >> 7, 1, 0, chunk(b"tRNS", b"\0\0"))
    yield "rgb-transparent.png", png(rgb, 8, 2, chunk(b"tRNS", b"\0\x40\0\x40\0\x40"))
    profile = srgb()
    yield "profile.png", png(rgb, 8, 2, chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(profile)))
    yield "gamma.png", png(rgb, 8, 2, chunk(b"gAMA", struct.pack(">I", 100_000)))


def gifs():
    indices = Image.fromarray(picture(HEIGHT, WIDTH, 12)).quantize(23)
    plain = BytesIO()
    indices.save(plain, "GIF")
    yield "plain.gif", plain.getvalue()
    interlaced = BytesIO()
    indices.save(interlaced, "GIF", interlace=1)
    yield "interlaced.gif", interlaced.getvalue()
    whole = plain.getvalue()
    flags = whole[10]
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    while whole[at] == 0x21:
        at += 2
        while whole[at]:
            at += whole[at] + 1
        at += 1
    control = lambda index: bytes([0x21, 0xF9, 4, 1, 0, 0, index, 0])

    def gif(screen, place, extension=b"", background=0, end=whole[at + 5:]):
        head = whole[:6] + struct.pack("<HH", *screen) + bytes([whole[10], background]) + whole[12:at]
        return head + extension + b"," + struct.pack("<HH", *place) + end
    yield "small-frame.gif", gif((61, 50), (7, 11))
    yield "small-frame-background.gif", gif((61, 50), (7, 11), background=5)
    yield "small-frame-transparent.gif", gif((61, 50), (7, 11), control(9), 5)
    yield "transparent.gif", gif((WIDTH, HEIGHT), (0, 0), control(3))
    yield "frame-beyond-screen.gif", gif((20, 20), (3, 2))
    frames = BytesIO()
    indices.save(frames, "GIF", save_all=True, append_images=[indices.rotate(180)], duration=100)
    yield "animated.gif", frames.getvalue()
    # The palette of the frame itself.
    colors = whole[13:at] if flags & 0x80 else b""
    colors = whole[13:13 + (3 << ((flags & 7) + 1))]
    local = (whole[:6] + struct.pack("<HH", 61, 50) + b"\0\0\0," + struct.pack("<HHHH", 7, 11, WIDTH, HEIGHT)
             + bytes([0x80 | flags & 7]) + colors + whole[at + 10:])
    yield "local-palette.gif", local
    yield "no-palette.gif", local[:10] + b"\0" + local[11:22] + b"\0" + local[23 + len(colors):]


def bitmaps():
    rgb = Image.fromarray(picture(HEIGHT, WIDTH, 13))
    for mode, name in [("RGB", "24"), ("L", "grey"), ("1", "1"), ("P", "8"), ("RGBA", "32")]:
        file = BytesIO()
        (rgb.quantize(31) if mode == "P" else rgb.convert(mode)).save(file, "BMP")
        yield f"{name}.bmp", file.getvalue()
    array = numpy.asarray(rgb).astype(int)
    for name, masks, values in [
            ("555", None, (array[:, :, 0] >> 3 << 10) | (array[:, :, 1] >> 3 << 5) | array[:, :, 2] >> 3),
            ("565", (0xF800, 0x7E0, 0x1F), (array[:, :, 0] >> 3 << 11) | (array[:, :, 1] >> 2 << 5) | array[:, :, 2] >> 3)]:
        padding = b"\0" * (-2 * WIDTH % 4)
        rows = b"".join(row.astype("<u2").tobytes() + padding for row in values[::-1])
        fields = struct.pack("<III", *masks) if masks else b""
        info = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 16, 3 if masks else 0, len(rows), 0, 0, 0, 0)
        start = 14 + len(info) + len(fields)
        yield f"{name}.bmp", struct.pack("<2sIHHI", b"BM", start + len(rows), 0, 0, start) + info + fields + rows
    # Four bits, rows from above, and eight bits in runs.
    colors = bytes(numpy.random.RandomState(6).randint(0, 256, 64).astype(numpy.uint8))
    four = array[:, :, 0] >> 4
    rows = b"".join(bytes(int(a) << 4 | int(b) for a, b in zip(row[::2], list(row[1::2]) + [0])).ljust(24, b"\0") for row in four)
    info = struct.pack("<IiiHHIIiiII", 40, WIDTH, -HEIGHT, 1, 4, 0, len(rows), 0, 0, 16, 0)
    yield "4-from-above.bmp", struct.pack("<2sIHHI", b"BM", 118 + len(rows), 0, 0, 118) + info + colors + rows
    runs = b"".join(b"".join(bytes([1, int(value)]) for value in row) + b"\0\0" for row in four[::-1]) + b"\0\1"
    info = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 8, 1, len(runs), 0, 0, 16, 0)
    yield "runs.bmp", struct.pack("<2sIHHI", b"BM", 118 + len(runs), 0, 0, 118) + info + colors + runs


SAMPLINGS = {
    "444": [(1, 1)] * 3, "422": [(2, 1), (1, 1), (1, 1)], "420": [(2, 2), (1, 1), (1, 1)], "440": [(1, 2), (1, 1), (1, 1)],
    "411": [(4, 1), (1, 1), (1, 1)], "410": [(4, 2), (1, 1), (1, 1)], "441": [(1, 4), (1, 1), (1, 1)],
    "311": [(3, 1), (1, 1), (1, 1)], "mixed": [(2, 2), (1, 2), (2, 1)], "422-of-2x2": [(2, 2), (1, 2), (1, 2)],
    "440-of-2x2": [(2, 2), (2, 1), (2, 1)], "luma": [(1, 1), (2, 2), (2, 2)],
}


def jpegs():
    rgb = picture(HEIGHT, WIDTH, 14)
    for name, factors in SAMPLINGS.items():
        for progressive in [False, True]:
            yield f"{name}{'-progressive' if progressive else ''}.jpg", jpeg(rgb, factors, progressive, JFIF)
    for height, width in [(1, 1), (2, 3), (3, 2), (16, 5), (17, 16)]:
        for name in ["420", "422", "440"]:
            yield f"{name}-{height}x{width}.jpg", jpeg(picture(height, width, 15), SAMPLINGS[name], False, JFIF)
    for name, markers in {
            "bare": b"", "jfif": JFIF, "exif": exif(), "adobe-0": adobe(0), "adobe-1": adobe(1), "adobe-2": adobe(2),
            "jfif-adobe-0": JFIF + adobe(0), "exif-adobe-0": exif() + adobe(0)}.items():
        for ids in [(1, 2, 3), (0, 1, 2), (82, 71, 66), (1, 34, 35), (89, 67, 99)]:
            for sampling in ["444", "420"] if name == "bare" else ["444"]:
                yield f"{name}-{'-'.join(map(str, ids))}-{sampling}.jpg", jpeg(rgb[:16, :16], SAMPLINGS[sampling], False, markers, ids)
    for name, markers in {"bare": b"", "adobe-0": adobe(0), "adobe-2": adobe(2), "adobe-1": adobe(1), "jfif": JFIF}.items():
        ink = numpy.concatenate([picture(16, 16, 16), picture(16, 16, 17)[:, :, :1]], 2)
        yield f"four-{name}.jpg", jpeg(ink, [(1, 1)] * 4, False, markers, (1, 2, 3, 4))
        yield f"four-{name}-420.jpg", jpeg(ink, [(2, 2), (1, 1), (1, 1), (2, 2)], False, markers, (1, 2, 3, 4))
    yield "four-440.jpg", jpeg(ink, [(1, 2), (1, 1), (1, 1), (1, 2)], False, adobe(2), (1, 2, 3, 4))
    yield "grey.jpg", jpeg(rgb[:, :, :1], [(1, 1)], False, JFIF)
    yield "grey-bare-2x2.jpg", jpeg(rgb[:, :, :1], [(2, 2)], False, b"", (7,))
    yield "grey-progressive.jpg", jpeg(rgb[:, :, :1], [(1, 1)], True, JFIF)
    for quality, subsampling in [(30, 2), (75, 1), (95, 0)]:
        for progressive in [False, True]:
            file = BytesIO()
            Image.fromarray(rgb).save(file, "JPEG", quality=quality, subsampling=subsampling, progressive=progressive)
            yield f"pillow-{quality}{'-progressive' if progressive else ''}.jpg", file.getvalue()
    profile = srgb()
    for name, profile in {"profile": profile, "no-profile": b"no profile at all, though the file says so"}.items():
        for mode in ["RGB", "L", "CMYK"]:
            file = BytesIO()
            Image.fromarray(rgb[:16, :16]).convert(mode).save(file, "JPEG", icc_profile=profile)
            yield f"{name}-{mode.lower()}.jpg", file.getvalue()
    # Kinds that only some decoders read: the marker of a frame says which.
    sound = jpeg(rgb[:16, :16], SAMPLINGS["444"], False, JFIF)
    for name, marker in {"arithmetic": 0xC9, "arithmetic-progressive": 0xCA, "lossless": 0xC3, "hierarchical": 0xC5}.items():
        yield f"refused-{name}.jpg", sound.replace(b"\xFF\xC0", bytes([0xFF, marker]), 1)
    at = sound.index(b"\xFF\xC0") + 4
    yield "refused-12-bits.jpg", sound[:at] + b"\x0C" + sound[at + 1:]
    yield "refused-two-components.jpg", jpeg(rgb[:16, :16, :2], [(1, 1)] * 2, False, b"", (1, 2))
    yield "refused-fraction.jpg", jpeg(rgb[:16, :16], [(3, 1), (2, 1), (2, 1)], False, JFIF)
    yield "refused-missing-scans.jpg", jpeg(rgb[:16, :16], SAMPLINGS["444"], True, JFIF, scans=1)


def digest(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for files in [pngs(), gifs(), bitmaps(), jpegs()]:
        for name, data in files:
            (folder / name).write_bytes(data)
            if not name.startswith("refused-"):
                image = Image.open(BytesIO(data))
                if image.mode.startswith("I;16"):
                    # Pillow clips these; of 16 bits the higher 8 are what it takes everywhere else.
                    image = Image.fromarray((numpy.asarray(image) >> 8).astype(numpy.uint8))
                lines.append("\t".join([name, str(image.width), str(image.height),
                                        digest(image.convert("RGB")), digest(image.convert("L"))]))
    (folder / "expected.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
