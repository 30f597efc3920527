"""Chooses a few networks that together have every setting that a file has: those that the build compares.

    python3 tools/random_timm/cover.py FILE CHOSEN
"""
import json
import re
import sys

# With what an output stride is seen.
BESIDE_STRIDES = ("POOLED", "projectionKernel", "BLUR", "AVERAGE", "bottleneck", "GROUP", "GELU", "zeroPadded", "Shortcut.PROJECTION")


def settings(line):
    network = json.loads(line)
    kind = network["settings"].split("(")[0]
    # What a block of its own is called is no setting.
    declaration = re.sub(r"\w+Block(?=\.class| \{)", "Block", network["declaration"])
    found = set(re.findall(r"@\w+|\b[A-Z]\w+\.[\w.]+", declaration))
    # Sizes and numbers of blocks are not worth a network each.
    common = re.sub(r"@(Input|ResidualStage|Head)\(.*\)", "", declaration)
    found |= set(re.findall(r"\w+ = [\w.]+", common))
    found |= set(re.findall(r"(?:channels|groups|baseWidth|expansion) = \d+", declaration))
    found |= set(re.findall(r"stem_type='\w*'", network["settings"]))
    found |= set(re.findall(r"block=\w+|input_3x3=\w+", network["settings"])) if kind == "SENet" else set()
    found |= {"mixed"} if re.search(r"block=\(.*BasicBlock.*\)", network["settings"]) else set()
    stride = re.search(r"OutputStride\((\d+)\)", declaration)
    found |= {(stride and stride[1], word) for word in BESIDE_STRIDES if word in declaration}
    return {(kind, setting) for setting in found}


def main(file, chosen):
    with open(file) as stream:
        lines = {line: settings(line) for line in stream}
    missing = set().union(*lines.values())
    cover = set()
    while missing:
        best = max(lines, key=lambda line: (len(lines[line] & missing), -len(line)))
        cover.add(best)
        missing -= lines[best]
    with open(chosen, "w") as stream:
        stream.writelines(line for line in lines if line in cover)


if __name__ == "__main__":
    main(*sys.argv[1:])
