"""An epoch of torchvision's data path for each line of the standard input: JPEGs of a folder, as two workers of a DataLoader
decode, crop, flip and standardize them for training.

    python data.py <folder> <batch> <workers>

It prints "ready", or "skip" and why it cannot; and "done" after each epoch.
"""

import sys


def skip(reason):
    print("skip", reason, flush=True)
    sys.exit(0)


try:
    import torch
    from torchvision import datasets, transforms
except (ImportError, RuntimeError) as fault:
    skip(f"{sys.executable} has no torchvision ({fault}); give one that has with -Dpython=")


def main():
    folder, batch, workers = sys.argv[1:]
    images = datasets.ImageFolder(
        folder,
        transforms.Compose(
            [
                transforms.RandomResizedCrop(224),
                transforms.RandomHorizontalFlip(),
                transforms.ToTensor(),
                transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
            ]
        ),
    )
    loader = torch.utils.data.DataLoader(
        images, int(batch), shuffle=True, num_workers=int(workers), persistent_workers=True
    )
    print("ready", flush=True)
    for _ in sys.stdin:
        count = sum(len(labels) for _, labels in loader)
        assert count == len(images), count
        print("done", flush=True)


main()
