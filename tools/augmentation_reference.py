"""Writes what dev.stagecraft.runtime.augmentation is held to, with Pillow, torchvision and timm.

    python3 tools/augmentation_reference.py runtime/src/test/resources/dev/stagecraft/runtime/augmentation

needs Pillow 12.3, torch 2.13, torchvision 0.28 and timm 1.0.29. Text files, a case on each line:

- operations.txt: an image's name, an operation, its strength, the filter, and the pixels in hexadecimal, [channels, height, width]; an
  operation "image" gives the image itself, its strength the height;
- strengths.txt: a policy, the sides of the image, an operation, and its strengths;
- policies.txt: torchvision's policies of AutoAugment, an operation, how often and how strong, twice;
- distributions.txt: what is drawn, and its deciles in 200,000 draws.
"""

import random
import sys
from pathlib import Path

import numpy
import torch
from PIL import Image
from picture import picture
from timm.data import auto_augment as timm_augment
from timm.data.mixup import cutmix_bbox_and_lam
from torchvision import transforms
from torchvision.transforms import InterpolationMode, autoaugment
from torchvision.transforms import functional as F

FILTERS = {
    "NEAREST": InterpolationMode.NEAREST,
    "BILINEAR": InterpolationMode.BILINEAR,
    "BICUBIC": InterpolationMode.BICUBIC,
}
PILLOW = {"BILINEAR": Image.Resampling.BILINEAR, "BICUBIC": Image.Resampling.BICUBIC}
GEOMETRY = {
    "ShearX": [0.3, -0.17, 0.99],
    "ShearY": [0.09, -0.3],
    "TranslateX": [3.7, -4.0],
    "TranslateY": [2.0, -5.3],
    "Rotate": [30.0, -13.5, 90.0, 180.0, -90.0, 135.0],
}
COLORS = {
    "Brightness": [0.9, -0.9, 0.27],
    "Color": [0.99, -0.99, 0.45, -0.3],
    "Contrast": [0.9, -0.9, 0.36],
    "Sharpness": [0.9, -0.9, 0.5],
    "Posterize": [8, 5, 4, 2],
    "Solarize": [255.0, 110.5, 128.0, 0.0],
    "AutoContrast": [0.0],
    "Equalize": [0.0],
    "Invert": [0.0],
    "Identity": [0.0],
}
NAMES = {
    "ShearX": "SHEAR_X",
    "ShearY": "SHEAR_Y",
    "TranslateX": "TRANSLATE_X",
    "TranslateY": "TRANSLATE_Y",
    "AutoContrast": "AUTO_CONTRAST",
}
TIMM_FILL = (124, 116, 104)
DRAWS = 200_000


def name_of(operation):
    return NAMES.get(operation, operation.upper())


def images():
    """Noise, a picture of few and narrow colours, a square, and grey."""
    noise = numpy.random.RandomState(1).randint(0, 256, (11, 14, 3)).astype(numpy.uint8)
    narrow = (picture(12, 13, 2) // 3 + 40).astype(numpy.uint8)
    return {
        "noise": Image.fromarray(noise),
        "narrow": Image.fromarray(narrow),
        "square": Image.fromarray(picture(12, 12, 3)),
        "large": Image.fromarray(picture(40, 40, 5)),
        "grey": Image.fromarray(picture(9, 12, 4)).convert("L"),
    }


def hexadecimal(image):
    values = numpy.asarray(image)
    planes = values[None] if values.ndim == 2 else values.transpose(2, 0, 1)
    return planes.tobytes().hex()


def operations():
    lines = []

    def add(name, operation, strength, interpolation, result):
        lines.append(f"{name} {operation} {strength!r} {interpolation} {hexadecimal(result)}")

    for name, image in images().items():
        add(name, "image", image.height, "-", image)
        if name != "large":
            for operation, strengths in GEOMETRY.items():
                for strength in strengths:
                    for filter_name, interpolation in FILTERS.items():
                        result = autoaugment._apply_op(image, operation, strength, interpolation, None)
                        add(name, name_of(operation), strength, filter_name, result)
        for operation, strengths in COLORS.items():
            if name == "large" and operation != "Equalize":
                continue
            for strength in strengths:
                result = autoaugment._apply_op(image, operation, strength, InterpolationMode.NEAREST, None)
                add(name, name_of(operation), strength, "NEAREST", result)
        if name in ("noise", "narrow"):
            for share in [0.1, -0.1, 0.5, -0.37]:
                add(name, "hue", share, "-", F.adjust_hue(image, share))
        if name == "noise":
            for filter_name, filter_number in PILLOW.items():
                arguments = {"fillcolor": TIMM_FILL, "resample": filter_number}
                add(name, "timm-shear-x", 0.21, filter_name, timm_augment.shear_x(image, 0.21, **arguments))
                add(name, "timm-shear-y", -0.21, filter_name, timm_augment.shear_y(image, -0.21, **arguments))
                add(name, "timm-translate-x", 0.315, filter_name, timm_augment.translate_x_rel(image, 0.315, **arguments))
                add(name, "timm-translate-y", -0.2, filter_name, timm_augment.translate_y_rel(image, -0.2, **arguments))
                add(name, "timm-rotate", 21.0, filter_name, timm_augment.rotate(image, 21.0, **arguments))
            add(name, "timm-solarize-add", 77, "-", timm_augment.solarize_add(image, 77))
            add(name, "timm-posterize", 0, "-", timm_augment.posterize(image, 0))
            add(name, "flip", 1, "-", F.hflip(image))
            padded = F.crop(F.pad(image, 4), 1, 6, image.height, image.width)
            add(name, "padded-crop", 4, "-", padded)
            part = F.resized_crop(image, 2, 3, 7, 9, [5, 6], InterpolationMode.BILINEAR)
            add(name, "resized-crop", 5, "BILINEAR", part)
    return lines


def numbers(values):
    return " ".join(repr(float(value)) for value in values)


def strengths():
    lines = []
    for policy, space in [
        ("RandAugment", lambda size: autoaugment.RandAugment()._augmentation_space(31, size)),
        ("TrivialAugmentWide", lambda size: autoaugment.TrivialAugmentWide()._augmentation_space(31)),
        ("AutoAugment", lambda size: autoaugment.AutoAugment()._augmentation_space(10, size)),
    ]:
        for height, width in [(224, 224), (32, 48)]:
            for operation, (magnitudes, signed) in space((height, width)).items():
                values = magnitudes if magnitudes.ndim else [magnitudes]
                lines.append(f"{policy} {height} {width} {name_of(operation)} {signed} {numbers(values)}")
    return lines


def policies():
    lines = []
    for policy in autoaugment.AutoAugmentPolicy:
        for pair in autoaugment.AutoAugment(policy).policies:
            words = [f"{name_of(operation)} {often} {-1 if strength is None else strength}" for operation, often, strength in pair]
            lines.append(f"{policy.name} {' '.join(words)}")
    return lines


def deciles(name, values):
    return f"{name} {numbers(numpy.quantile(numpy.asarray(values, dtype=float), numpy.arange(1, 10) / 10))}"


def distributions():
    torch.manual_seed(1)
    random.seed(1)
    numpy.random.seed(1)
    image = Image.new("RGB", (500, 375))
    crops = [transforms.RandomResizedCrop.get_params(image, (0.08, 1.0), (3 / 4, 4 / 3)) for _ in range(DRAWS)]
    lines = [
        deciles("crop-top", [top for top, _, _, _ in crops]),
        deciles("crop-left", [left for _, left, _, _ in crops]),
        deciles("crop-height", [height for _, _, height, _ in crops]),
        deciles("crop-width", [width for _, _, _, width in crops]),
    ]
    tall = Image.new("RGB", (20, 300))
    fallen = [transforms.RandomResizedCrop.get_params(tall, (0.08, 1.0), (3 / 4, 4 / 3)) for _ in range(DRAWS // 4)]
    lines.append(deciles("tall-crop-top", [top for top, _, _, _ in fallen]))
    lines.append(deciles("tall-crop-height", [height for _, _, height, _ in fallen]))
    blank = torch.empty(3, 224, 176)
    erased = [transforms.RandomErasing.get_params(blank, (0.02, 0.33), (0.3, 3.3), [0.0]) for _ in range(DRAWS)]
    lines += [
        deciles("erased-top", [top for top, _, _, _, _ in erased]),
        deciles("erased-left", [left for _, left, _, _, _ in erased]),
        deciles("erased-height", [height for _, _, height, _, _ in erased]),
        deciles("erased-width", [width for _, _, _, width, _ in erased]),
    ]
    for alpha in (0.1, 0.2, 0.8, 1.0):
        lines.append(deciles(f"beta-{alpha}", numpy.random.beta(alpha, alpha, DRAWS)))
    boxes = [cutmix_bbox_and_lam((3, 224, 176), share) for share in numpy.random.beta(1, 1, DRAWS)]
    lines += [
        deciles("cutmix-top", [int(top) for (top, _, _, _), _ in boxes]),
        deciles("cutmix-right", [int(right) for (_, _, _, right), _ in boxes]),
        deciles("cutmix-share", [share for _, share in boxes]),
        deciles("normal", numpy.random.normal(size=DRAWS)),
        deciles("timm-strength", [max(0, min(random.gauss(7, 0.5), 10)) for _ in range(DRAWS)]),
    ]
    return lines


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in [
        ("operations", operations()),
        ("strengths", strengths()),
        ("policies", policies()),
        ("distributions", distributions()),
    ]:
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
