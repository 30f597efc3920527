#!/usr/bin/env python3
"""Writes a small folder of images for fine-tuning: the handwritten digits of scikit-learn.

    pip download scikit-learn --no-deps -d wheels
    python3 tools/digits_folder.py wheels/scikit_learn-*.whl digits 20

reads the 1,797 digits of 8x8 pixels (E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, CC BY 4.0; the 43 people
of scikit-learn's part) and writes PNG files in digits/train and digits/test, a folder for each digit. The first 20 of each are for
training, the others for the test. Needs Pillow.
"""

import csv
import gzip
import io
import sys
import zipfile
from pathlib import Path

from PIL import Image

DATA = "sklearn/datasets/data/digits.csv.gz"
SIDE = 8


def rows(wheel):
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(archive.read(DATA)).decode()
    return [[int(float(value)) for value in row] for row in csv.reader(io.StringIO(text))]


def main(wheel, folder, for_training):
    seen = {}
    for row in rows(wheel):
        *pixels, digit = row
        number = seen[digit] = seen.get(digit, 0) + 1
        part = "train" if number <= int(for_training) else "test"
        target = Path(folder) / part / str(digit)
        target.mkdir(parents=True, exist_ok=True)
        image = Image.new("L", (SIDE, SIDE))
        image.putdata([round(value * 255 / 16) for value in pixels])
        image.save(target / f"{number:03}.png")
    print(", ".join(f"{digit}: {count}" for digit, count in sorted(seen.items())))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
