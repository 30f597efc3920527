"""Writes the images that dev.stagecraft.runtime.images is held to, with Pillow and torchvision.

    python3 tools/preprocessing_reference.py images/src/test/resources/dev/stagecraft/runtime/images

needs Debian's python3-pil, python3-numpy, python3-torch and python3-torchvision. Sources are made of fixed random numbers.
What is expected of each is a PNG file of the pixels, and for the published preprocessings a file of the values: 32-bit floating
point, big-endian, [C, H, W].
"""

import sys
from pathlib import Path

import numpy
from PIL import Image
from picture import picture
from torchvision import transforms
from torchvision.transforms import InterpolationMode

FILTERS = {
    "nearest": InterpolationMode.NEAREST,
    "bilinear": InterpolationMode.BILINEAR,
    "bicubic": InterpolationMode.BICUBIC,
}


def sources(folder):
    """The files that are read, by name."""
    wide = Image.fromarray(picture(47, 71, 1))
    high = Image.fromarray(picture(83, 38, 2))
    small = Image.fromarray(picture(9, 12, 3))
    wide.save(folder / "wide.png")
    high.save(folder / "high.png")
    small.save(folder / "small.png")
    wide.convert("L").save(folder / "grey.png")
    wide.quantize(37).save(folder / "palette.png")
    wide.quantize(37).save(folder / "palette.gif")
    wide.save(folder / "wide.bmp")
    wide.convert("1").save(folder / "bits.png")
    alpha = numpy.random.RandomState(4).randint(0, 256, (47, 71, 1)).astype(numpy.uint8)
    Image.fromarray(numpy.concatenate([picture(47, 71, 1), alpha], axis=2), "RGBA").save(folder / "alpha.png")
    Image.fromarray(numpy.concatenate([picture(47, 71, 1)[:, :, :1], alpha], axis=2), "LA").save(folder / "grey-alpha.png")
    wide.save(folder / "wide.jpg", quality=92)
    wide.save(folder / "progressive.jpg", quality=80, progressive=True)
    wide.convert("L").save(folder / "grey.jpg", quality=92)
    wide.convert("CMYK").save(folder / "cmyk.jpg")
    return [
        "wide.png", "high.png", "small.png", "grey.png", "palette.png", "palette.gif", "wide.bmp", "bits.png",
        "alpha.png", "grey-alpha.png", "wide.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg",
    ]


def center_crop(resize, height, width, name):
    return transforms.Compose([transforms.Resize(resize, FILTERS[name]), transforms.CenterCrop((height, width))])


def cover_crop(covered, height, width, name):
    """timm's for inputs that are not square: its transforms_imagenet_eval with crop_pct, by ResizeKeepRatio and CenterCrop."""
    def resize(image):
        ratio = min(image.height / covered[0], image.width / covered[1])
        return transforms.functional.resize(image, [round(image.height / ratio), round(image.width / ratio)], FILTERS[name])
    return transforms.Compose([transforms.Lambda(resize), transforms.CenterCrop((height, width))])


def stretch(height, width, name):
    return transforms.Resize((height, width), FILTERS[name])


def values(array, file):
    numpy.ascontiguousarray(array, dtype=">f4").tofile(file)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    names = sources(folder)
    for source in names:
        image = Image.open(folder / source)
        image.convert("RGB").save(folder / f"{source}.rgb.png")
        image.convert("L").save(folder / f"{source}.l.png")
    for source in ["wide", "high", "small"]:
        image = Image.open(folder / f"{source}.png").convert("RGB")
        for filter in FILTERS:
            center_crop(24, 21, 20, filter)(image).save(folder / f"{source}.crop-24-21x20.{filter}.png")
            stretch(19, 30, filter)(image).save(folder / f"{source}.stretch-19x30.{filter}.png")
            cover_crop((24, 48), 21, 42, filter)(image).save(folder / f"{source}.cover-24x48-21x42.{filter}.png")
            cover_crop((31, 17), 31, 17, filter)(image).save(folder / f"{source}.cover-31x17.{filter}.png")
            center_crop(101, 17, 99, filter)(image).save(folder / f"{source}.crop-101-17x99.{filter}.png")

    image = Image.open(folder / "wide.png").convert("RGB")
    # torchvision's ImageNet weights, V1, in small.
    torchvision = transforms.Compose([
        center_crop(18, 16, 16, "bilinear"),
        transforms.ToTensor(),
        transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ])
    values(torchvision(image).numpy(), folder / "torchvision.f32")
    # keras.applications.imagenet_utils.preprocess_input: mode "caffe" of ResNet v1 and mode "tf" of v2.
    pixels = numpy.asarray(stretch(16, 16, "nearest")(image), dtype=numpy.float32)
    caffe = pixels[..., ::-1] - numpy.array([103.939, 116.779, 123.68], dtype=numpy.float32)
    values(caffe.transpose(2, 0, 1), folder / "keras-caffe.f32")
    values((pixels / 127.5 - 1).transpose(2, 0, 1), folder / "keras-tf.f32")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
