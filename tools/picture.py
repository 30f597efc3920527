"""The picture that image files for tests are made of."""

import numpy


def picture(height, width, seed):
    """Waves, edges and noise in three channels, as uint8 [height, width, 3]."""
    random = numpy.random.RandomState(seed)
    y, x = numpy.mgrid[0:height, 0:width]
    channels = []
    for channel in range(3):
        waves = numpy.sin(x / (3 + channel * 5)) + numpy.cos(y / (4 + channel * 3))
        edges = ((x // 7 + y // (5 + channel)) % 2) * 2 - 1
        channels.append(128 + 45 * waves + 40 * edges + random.normal(0, 18, (height, width)))
    return numpy.stack(channels, axis=2).clip(0, 255).astype(numpy.uint8)
