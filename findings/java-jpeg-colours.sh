#!/bin/bash
# Java takes a JPEG without JFIF, Exif and Adobe markers for RGB if its channels are not numbered 1, 2, 3 and none is subsampled; libjpeg, and so
# Pillow, PyTorch and Keras, for YCbCr unless they are numbered "R", "G", "B". T.81 leaves the numbers to the writer. Colours are false, without a
# warning. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet pillow==12.3.0
venv/bin/python - <<'PYTHON'
from io import BytesIO

import PIL
from PIL import Image

file = BytesIO()
Image.new("RGB", (16, 16), (200, 60, 90)).save(file, "JPEG", quality=95, subsampling=0)
data = file.getvalue()
assert data[2:4] == b"\xFF\xE0"
data = bytearray(data[:2] + data[4 + int.from_bytes(data[4:6], "big"):])  # Without the JFIF marker.
frame = data.index(b"\xFF\xC0") + 10
scan = data.index(b"\xFF\xDA") + 5
for channel in range(3):
    assert data[frame + 3 * channel] == data[scan + 2 * channel] == channel + 1
    data[frame + 3 * channel] = data[scan + 2 * channel] = channel
open("numbered-0-1-2.jpg", "wb").write(data)
print("Pillow", PIL.__version__, "reads", Image.open("numbered-0-1-2.jpg").convert("RGB").getpixel((0, 0)), "of (200, 60, 90)")
PYTHON

cat > Read.java <<'JAVA'
public class Read {
    public static void main(String[] arguments) throws java.io.IOException {
        int rgb = javax.imageio.ImageIO.read(new java.io.File("numbered-0-1-2.jpg")).getRGB(0, 0);
        int red = rgb >> 16 & 0xFF, green = rgb >> 8 & 0xFF, blue = rgb & 0xFF;
        System.out.println("Java " + Runtime.version() + " reads (" + red + ", " + green + ", " + blue + ")");
        System.exit(Math.abs(red - 200) + Math.abs(green - 60) + Math.abs(blue - 90) > 60 ? 0 : 1);
    }
}
JAVA
java Read.java
